namespace CuratorBot.Cli.Input;

/// <summary>The location of this user's caches, by the conventions of the system.</summary>
internal static class CacheFolder
{
    /// <summary>The cache of facts about papers.</summary>
    public static string PapersFile => Path.Combine(Root, "curatorbot", "papers.db");

    /// <summary>The cache of link checks.</summary>
    public static string LinksFile => Path.Combine(Root, "curatorbot", "links.json");

    private static string Root
    {
        get
        {
            // The XDG base directory specification says to ignore variables that are not absolute paths.
            if (Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg && Path.IsPathFullyQualified(xdg))
            {
                return xdg;
            }

            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            return OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches")
                : Path.Combine(home, ".cache");
        }
    }
}
