using System.Globalization;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Reviews;

/// <summary>What a rule says in one or more places: said once where it would be said many times.</summary>
/// <param name="Findings">The findings, in the order of the lines; at least one.</param>
public sealed record FindingGroup(IReadOnlyList<Finding> Findings)
{
    /// <summary>Messages that name what is particular to one place, and have general words beside them.</summary>
    private static readonly HashSet<string> General = new(StringComparer.Ordinal)
    {
        "order.newest-first.above", "order.newest-first.below", "order.oldest-first.above", "order.oldest-first.below", "order.alphabetical.above",
        "order.alphabetical.below", "order.alphabetical-by-author.above", "order.alphabetical-by-author.below", "order.at-the-end",
        "paper-found.not-found", "paper-found.ambiguous", "paper-found.ambiguous-one", "paper-found.open", "pdf-link.extension", "pdf-link.label", "pdf-link.moved", "pdf-link.page", "pdf-link.direct", "new-papers.not-new",
    };

    // Few places are told each with its entry.
    private const int MostApart = 3;

    // Numbers beyond these are not read by anybody.
    private const int MostLines = 100;

    /// <summary>The finding that speaks for all.</summary>
    public Finding First => Findings[0];

    /// <summary>Whether it is of many places.</summary>
    public bool IsOfMany => Findings.Count > MostApart;

    /// <summary>What is said of all: in general words where the first one's particulars are not those of the others.</summary>
    public Message Message =>
        IsOfMany && Findings.Any(f => !f.Message.Equals(First.Message)) ? InGeneral(First.Message) : First.Message;

    /// <summary>The places in words; null where there is one, or none with a line.</summary>
    public Message? Places => !IsOfMany ? null : new Message("finding.places", Findings.Count, Lines());

    /// <summary>Groups findings by rule and cause; those of a few places stay alone. The order is that of the first of each.</summary>
    public static IReadOnlyList<FindingGroup> Of(IEnumerable<Finding> findings) =>
    [
        .. findings.GroupBy(static f => (f.RuleId, f.Severity, f.Effect, Cause: CauseOf(f)))
            .SelectMany(static g => g.Count() > MostApart && g.All(f => f.Line is not null) ? [new FindingGroup([.. g])] : g.Select(static f => new FindingGroup([f]))),
    ];

    /// <summary>Of a notice on form the kind of remark, whatever it names, but for a site, of which all addresses have moved alike; what is to be fixed, and what differs from a record, is said with its particulars.</summary>
    private static object CauseOf(Finding finding) =>
        finding is { Message.Key: not "pdf-link.moved-site", Severity: Severity.Notice, Topic: RuleTopic.Form or RuleTopic.Unknown } || (General.Contains(finding.Message.Key) && IsToldByItsLine(finding)) ? Kind(finding.Message) : finding.Message;

    /// <summary>Whether the corrected line says all that is particular, or there is no more to say: a group shows lines, and no other text.</summary>
    private static bool IsToldByItsLine(Finding finding) => finding.Remedy is null or { Kind: RemedyKind.Replacement };

    /// <summary>What a message says without the particulars of its place, sentence by sentence.</summary>
    private static Message InGeneral(Message message) =>
        General.Contains(message.Key) ? new Message($"{message.Key}.many", message.Arguments)
        : message.Key == Sentences.TextKey ? new Message(message.Key, [.. message.Arguments.Select(static part => part is Message sentence ? InGeneral(sentence) : part)])
        : message;

    private static string Kind(Message message) => string.Join(' ', message.Arguments.OfType<Message>().Select(Kind).Prepend(message.Key));

    private string Lines()
    {
        var lines = Findings.Select(static f => f.Line!.Value).Distinct().Order().ToList();
        var shown = string.Join(", ", lines.Take(MostLines).Select(static l => l.ToString(CultureInfo.InvariantCulture)));
        return lines.Count > MostLines ? shown + ", …" : shown;
    }
}
