using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CuratorBot.Core.Tests.Reviews;

/// <summary>A Markdown text as a reader gets it, by a parser that knows more extensions than GitHub's.</summary>
internal sealed class Rendered
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseAdvancedExtensions().Build();

    private readonly MarkdownDocument _document;

    public Rendered(string markdown) => _document = Markdown.Parse(markdown, Pipeline);

    /// <summary>The text outside code, after escapes and entities, as GitHub searches it for mentions and references.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder();
            foreach (var item in _document.Descendants())
            {
                _ = item switch
                {
                    LiteralInline literal => text.Append(literal.Content.ToString()),
                    HtmlEntityInline entity => text.Append(entity.Transcoded.ToString()),
                    LineBreakInline or LeafBlock => text.Append('\n'),
                    _ => text,
                };
            }

            return text.ToString();
        }
    }

    /// <summary>Every piece of HTML, block or inline.</summary>
    public IReadOnlyList<string> Html =>
    [
        .. _document.Descendants<HtmlBlock>().Select(b => b.Lines.ToString()),
        .. _document.Descendants<HtmlInline>().Select(i => i.Tag),
    ];

    /// <summary>Every address that can be clicked or is fetched.</summary>
    public IReadOnlyList<string> Addresses =>
    [
        .. _document.Descendants<LinkInline>().Select(l => l.Url ?? ""),
        .. _document.Descendants<AutolinkInline>().Select(l => l.Url),
    ];

    /// <summary>Contents of the code blocks.</summary>
    public IReadOnlyList<string> Code => [.. _document.Descendants<FencedCodeBlock>().Select(b => b.Lines.ToString())];

    /// <summary>Cells of each row of each table.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows =>
        [.. _document.Descendants<TableRow>().Select(r => (IReadOnlyList<string>)[.. r.OfType<TableCell>().Select(c => TextOf(c))])];

    /// <summary>Number of top-level blocks of each kind, by name.</summary>
    public int Count<T>()
        where T : Block => _document.Descendants<T>().Count();

    private static string TextOf(TableCell cell) =>
        string.Concat(cell.Descendants<LiteralInline>().Select(l => l.Content.ToString()));
}
