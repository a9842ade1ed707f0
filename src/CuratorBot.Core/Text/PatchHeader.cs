namespace CuratorBot.Core.Text;

/// <summary>The two lines that a unified diff begins with.</summary>
internal static class PatchHeader
{
    /// <summary>
    /// The lines for a file, with their ends. <c>git apply</c> takes no absolute path: of one that was named so the file's name stays, for
    /// who applies the patch in its folder.
    /// </summary>
    public static string Of(string path)
    {
        var name = Path.IsPathRooted(path) ? Path.GetFileName(path) : path;
        return $"--- a/{name}\n+++ b/{name}\n";
    }
}
