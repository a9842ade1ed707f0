namespace CuratorBot.GitHub.Reading;

/// <summary>What stands at a path of a repository at one commit.</summary>
public enum RepositoryFileState
{
    /// <summary>A text file: <see cref="RepositoryFile.Text"/> has it.</summary>
    Text,

    /// <summary>Nothing.</summary>
    Absent,

    /// <summary>A folder, a submodule or a symbolic link that leads to no file of the repository.</summary>
    NotAFile,

    /// <summary>A file that is UTF-16, or no text at all.</summary>
    NotText,

    /// <summary>A file larger than <see cref="RepositoryFiles.LargestFile"/>.</summary>
    TooLarge,
}

/// <summary>A file of a repository at one commit.</summary>
/// <param name="Path">Its path.</param>
/// <param name="State">What stands there.</param>
/// <param name="Text">
/// The text; empty if there is none. A byte that is not UTF-8 is read as U+FFFD (<see cref="CuratorBot.Core.Text.ReadableText"/>). Of
/// what is no text as much as can be read: enough to tell what of a list was there before, and not to be judged.
/// </param>
public sealed record RepositoryFile(string Path, RepositoryFileState State, string Text)
{
    /// <summary>A path where nothing stands.</summary>
    public static RepositoryFile Absent(string path) => new(path, RepositoryFileState.Absent, "");
}
