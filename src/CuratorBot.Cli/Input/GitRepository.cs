using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace CuratorBot.Cli.Input;

/// <summary>
/// Reads files of a git repository at a revision, with the <c>git</c> on the path. It only runs commands that read stored objects
/// and settings (no checkout, no filter, no hook, no network), and passes untrusted names as single arguments that cannot become options.
/// </summary>
internal sealed class GitRepository
{
    private const string Symlink = "120000";
    private const string Submodule = "160000";

    private readonly string _folder;

    public GitRepository(string folder) => _folder = folder;

    /// <summary>The top folder of the repository that a folder is in, without asking git; null outside a repository.</summary>
    public static string? TopOf(string folder)
    {
        var top = folder;
        // A folder, or a file in a work tree.
        while (top is not null && !Path.Exists(Path.Combine(top, ".git")))
        {
            top = Path.GetDirectoryName(top);
        }

        return top;
    }

    /// <summary>The commit that a revision names.</summary>
    /// <exception cref="CliException">There is no such commit, no repository, or no git.</exception>
    public async Task<string> ResolveAsync(string revision, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(_folder))
        {
            throw new CliException($"{_folder}: there is no such folder. --repo names a folder inside a git repository.");
        }

        // A revision that starts with a dash still counts as one after the end of the options; text with a line break is not a revision.
        var (exitCode, output, error) = await RunAsync(["rev-parse", "--verify", "--end-of-options", $"{revision}^{{commit}}"], cancellationToken);
        if (exitCode == 0)
        {
            return Encoding.ASCII.GetString(output.Span).Trim();
        }

        throw new CliException(error.Contains("not a git repository", StringComparison.Ordinal)
            ? $"{_folder}: is not inside a git repository."
            : $"{_folder}: has no revision '{revision}'. If it is on a server, fetch it first.");
    }

    /// <summary>The most recent common ancestor of two commits.</summary>
    /// <exception cref="CliException">They have none, or it is not in this clone.</exception>
    public async Task<string> MergeBaseAsync(string commit, string other, CancellationToken cancellationToken)
    {
        var (exitCode, output, _) = await RunAsync(["merge-base", commit, other], cancellationToken);
        return exitCode == 0
            ? Encoding.ASCII.GetString(output.Span).Trim()
            : throw new CliException($"{_folder}: the two revisions have no common history here. In a shallow clone, fetch more of it (git fetch --unshallow).");
    }

    /// <summary>The address of the remote "origin"; null if there is none, or no git.</summary>
    public async Task<string?> OriginAsync(CancellationToken cancellationToken)
    {
        try
        {
            var (exitCode, output, _) = await RunAsync(["config", "--get", "remote.origin.url"], cancellationToken);
            return exitCode == 0 ? Encoding.UTF8.GetString(output.Span).Trim() : null;
        }
        catch (CliException)
        {
            return null;
        }
    }

    /// <summary>The last commits of the current branch that changed a file, newest first, without the commits that a merge brought in.</summary>
    /// <param name="path">The file, from the top of the repository.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>None where the repository has no commit yet.</returns>
    public async Task<IReadOnlyList<ListCommit>> HistoryOfAsync(string path, int count, CancellationToken cancellationToken)
    {
        var (_, output, _) = await RunAsync(
            ["log", "--first-parent", $"--max-count={count.ToString(CultureInfo.InvariantCulture)}", "-z", "--format=%H%x1f%P%x1f%cs%x1f%B", "--", path], cancellationToken);
        var commits = new List<ListCommit>();
        foreach (var record in Encoding.UTF8.GetString(output.Span).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            if (record.Split('\u001f', 4) is [var id, var parents, var day, var message])
            {
                var parent = parents.Split(' ') is [{ Length: > 0 } first, ..] ? first : null;
                commits.Add(new ListCommit(id, parent, DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture), message.Trim()));
            }
        }

        return commits;
    }

    /// <summary>The files that differ between two commits, in the order of their paths; a file that moved almost unchanged is one.</summary>
    public async Task<IReadOnlyList<ChangedFile>> ChangedFilesAsync(string commit, string other, CancellationToken cancellationToken)
    {
        var (_, output, _) = await RunAsync(["diff-tree", "-r", "-z", "--raw", "-M", "--full-index", commit, other], cancellationToken);
        var files = new List<ChangedFile>();

        // :<mode> SP <mode> SP <id> SP <id> SP <status> NUL <path> NUL, with a second path if it moved.
        var fields = new Queue<string>(Encoding.UTF8.GetString(output.Span).Split('\0', StringSplitOptions.RemoveEmptyEntries));
        while (fields.TryDequeue(out var facts) && fields.TryDequeue(out var path))
        {
            var columns = facts.Split(' ');
            var (now, status) = (columns.ElementAtOrDefault(1), columns[^1]);
            var moved = status.StartsWith('R') && fields.TryDequeue(out var target) ? target : null;
            files.Add(new ChangedFile(status.StartsWith('A') ? null : path, status.StartsWith('D') ? null : moved ?? path) { IsLink = now is Symlink or Submodule });
        }

        return files;
    }

    /// <summary>The files at a commit, without links and submodules, from the top of the repository.</summary>
    public async Task<IReadOnlyList<string>> FilesAsync(string commit, CancellationToken cancellationToken)
    {
        var (_, output, _) = await RunAsync(["ls-tree", "-r", "-z", "--full-tree", commit], cancellationToken);
        return
        [
            .. Encoding.UTF8.GetString(output.Span).Split('\0', StringSplitOptions.RemoveEmptyEntries)
                .Select(static line => line.Split('\t', 2))
                .Where(static line => line.Length == 2 && !line[0].StartsWith(Symlink, StringComparison.Ordinal) && !line[0].StartsWith(Submodule, StringComparison.Ordinal))
                .Select(static line => line[1]),
        ];
    }

    /// <summary>The text of a file at a commit; null if the commit has no file with that name.</summary>
    /// <exception cref="CliException">It is a folder or a link, too large, binary, or not UTF-8.</exception>
    public Task<string?> ReadAsync(string commit, string path, CancellationToken cancellationToken) => ReadAsync(commit, path, isList: false, cancellationToken);

    /// <summary>The text of a list at a commit; null if the commit has no file with that name. Bytes that are not UTF-8 do not refuse it.</summary>
    /// <exception cref="CliException">It is a folder or a link, too large or binary.</exception>
    public Task<string?> ReadListAsync(string commit, string path, CancellationToken cancellationToken) => ReadAsync(commit, path, isList: true, cancellationToken);

    private async Task<string?> ReadAsync(string commit, string path, bool isList, CancellationToken cancellationToken)
    {
        var name = $"{path} at {commit.AsSpan(0, 10)}";
        var (_, listing, _) = await RunAsync(["ls-tree", "-z", "--long", "--full-tree", commit, "--", path], cancellationToken);
        // <mode> SP <type> SP <object> SP+ <size> TAB <path> NUL; for a path that ends in a slash, git lists the folder's contents.
        var columns = Encoding.UTF8.GetString(listing.Span).Split('\t', '\0');
        if (columns is not [var facts, var found, ..] || !string.Equals(found, path, StringComparison.Ordinal) || facts.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var mode, var type, var id, var size])
        {
            return null;
        }

        if (type is not "blob" || mode is Symlink)
        {
            throw new CliException($"{name}: is a {(mode is Symlink ? "symbolic link" : "folder")}. Name the file itself.");
        }

        if (long.Parse(size, CultureInfo.InvariantCulture) > TextFile.MaximumBytes)
        {
            throw TextFile.TooLarge(name);
        }

        var (exitCode, content, error) = await RunAsync(["cat-file", "blob", id], cancellationToken);
        return exitCode == 0 ? TextFile.Decode(content.Span, name, isList) : throw new CliException($"{name}: cannot be read: {error}");
    }

    private async Task<(int ExitCode, ReadOnlyMemory<byte> Output, string Error)> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var git = Start(arguments);
        using var output = new MemoryStream();
        try
        {
            git.StandardInput.Close();
            var error = git.StandardError.ReadToEndAsync(cancellationToken);
            await git.StandardOutput.BaseStream.CopyToAsync(output, cancellationToken);
            await git.WaitForExitAsync(cancellationToken);
            return (git.ExitCode, output.GetBuffer().AsMemory(0, (int)output.Length), (await error).Trim());
        }
        catch (OperationCanceledException)
        {
            git.Kill(entireProcessTree: true);
            throw;
        }
    }

    private Process Start(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("git")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
            ArgumentList = { "-C", _folder },
            Environment =
            {
                ["LC_ALL"] = "C",
                ["GIT_LITERAL_PATHSPECS"] = "1", // a path is a path, not a pattern
                ["GIT_NO_LAZY_FETCH"] = "1", // objects missing from a partial clone are reported, not downloaded
                ["GIT_NO_REPLACE_OBJECTS"] = "1",
                ["GIT_OPTIONAL_LOCKS"] = "0",
                ["GIT_TERMINAL_PROMPT"] = "0",
            },
        };
        // If set, for example inside a hook, these would override --repo.
        foreach (var name in (ReadOnlySpan<string>)["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX"])
        {
            start.Environment.Remove(name);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception problem)
        {
            throw new CliException($"git: cannot be run: {problem.Message}. Install git, or compare two files instead of revisions.");
        }
    }
}
