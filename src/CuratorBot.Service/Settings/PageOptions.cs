namespace CuratorBot.Service.Settings;

/// <summary>Settings of the pages (section <c>Pages</c>).</summary>
internal sealed class PageOptions
{
    public const string Section = "Pages";

    /// <summary>Whether lists of public repositories have pages.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Where people reach this service, such as https://curator.example.org/: checks link to the page of their review there. Null: they do not.</summary>
    public Uri? Address { get; set; }
}
