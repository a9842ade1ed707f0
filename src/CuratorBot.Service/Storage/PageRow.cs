namespace CuratorBot.Service.Storage;

/// <summary>A public repository, with what the page of its list shows.</summary>
internal sealed class PageRow
{
    /// <summary><c>owner/name</c>, in small letters: GitHub makes no difference.</summary>
    public required string Repository { get; set; }

    /// <summary><c>owner/name</c>, as GitHub writes it.</summary>
    public required string Name { get; set; }

    /// <summary>The data, as <c>list.json</c> (docs/site.md); empty before the first audit.</summary>
    public required string Text { get; set; }

    /// <summary>The history of earlier builds, as <c>history.jsonl</c>.</summary>
    public required string History { get; set; }

    /// <summary>When the data were made.</summary>
    public DateTime At { get; set; }

    /// <summary>When GitHub last said that everybody may read the repository.</summary>
    public DateTime SeenAt { get; set; }
}
