namespace CuratorBot.Cli.Input;

/// <summary>Where this user's caches lie, by the habits of the system.</summary>
internal static class CacheFolder
{
    /// <summary>The cache of paper facts.</summary>
    public static string PapersFile => Path.Combine(Root, "curatorbot", "papers.db");

    /// <summary>The cache of what links have answered.</summary>
    public static string LinksFile => Path.Combine(Root, "curatorbot", "links.json");

    private static string Root
    {
        get
        {
            // Variables of the XDG base directory specification that are no absolute paths are to be ignored.
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
