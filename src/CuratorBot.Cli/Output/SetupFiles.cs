using CuratorBot.Cli.Input;
using CuratorBot.Core.Policies;

namespace CuratorBot.Cli.Output;

/// <summary>A file that sets the bot up.</summary>
/// <param name="Path">Its path from the top of the repository.</param>
/// <param name="Purpose">What it is for, in a few words.</param>
/// <param name="Text">The text to write.</param>
/// <param name="IsThere">Whether the repository has one already, which is kept.</param>
internal sealed record SetupFile(string Path, string Purpose, string Text, bool IsThere);

/// <summary>The files that set CuratorBot up in the repository of a list.</summary>
internal static class SetupFiles
{
    private const string Workflow = ".github/workflows/curator.yml";
    private const string Form = ".github/ISSUE_TEMPLATE/suggest-a-paper.yml";

    /// <param name="list">Path of the list, as it was named or from the top of its repository.</param>
    /// <param name="folder">The top folder of the repository; null where it is not on this machine.</param>
    public static IReadOnlyList<SetupFile> For(string list, string? folder)
    {
        return
        [
            File(Workflow, "reviews pull requests, answers commands and proposals, audits the list weekly", Resource("workflow.yml")),
            File(PolicyFile.DefaultPath, "for what the list does not say of itself", PolicyOf(list, folder)),
            File(Form, "a form for proposing a paper", Resource("suggest-a-paper.yml")),
        ];

        SetupFile File(string path, string purpose, string text) =>
            new(path, purpose, text, folder is not null && System.IO.File.Exists(System.IO.Path.Combine(folder, path)));
    }

    /// <summary>The top folder of the repository that a list is in; null where it is not on this machine.</summary>
    public static string? FolderOf(ListPlace place, string list)
    {
        if (place is not (ListPlace.LocalFile or ListPlace.LocalFolder))
        {
            return null;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(list))!;
        return GitRepository.TopOf(folder) ?? folder;
    }

    /// <summary>Only what cannot be read from the list: a rule that stands in two places is soon two rules.</summary>
    private static string PolicyOf(string list, string? folder)
    {
        var path = folder is null || !Path.Exists(list) ? list : Path.GetRelativePath(folder, Path.GetFullPath(list)).Replace(Path.DirectorySeparatorChar, '/');
        return $"""
            # yaml-language-server: $schema=https://raw.githubusercontent.com/curatorbot/curatorbot/main/schemas/curator.schema.json
            # What the list says of itself is read from the list, and need not be said here: `curator policy` shows what is in force.
            # All keys: https://github.com/curatorbot/curatorbot/blob/main/docs/configuration.md
            list: {PolicyWriter.Text(path)}

            """.ReplaceLineEndings("\n");
    }

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(SetupFiles).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
