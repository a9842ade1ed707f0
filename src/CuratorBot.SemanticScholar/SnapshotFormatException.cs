namespace CuratorBot.SemanticScholar;

/// <summary>A line of a snapshot file is not a paper object. The message, for people, gives the file, the line and the problem.</summary>
public sealed class SnapshotFormatException : FormatException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="file">The file, as the caller named it.</param>
    /// <param name="line">The line, 1-based.</param>
    /// <param name="problem">What is wrong with the line, as part of a sentence.</param>
    /// <param name="cause">The underlying exception; may be null.</param>
    public SnapshotFormatException(string file, int line, string problem, Exception? cause)
        : base($"{file}:{line}: {problem}. A snapshot holds one Semantic Scholar paper object as JSON on each line.", cause)
    {
        File = file;
        Line = line;
    }

    /// <summary>The file, as the caller named it.</summary>
    public string File { get; }

    /// <summary>The line, 1-based.</summary>
    public int Line { get; }
}
