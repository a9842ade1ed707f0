using System.Buffers;
using System.Text.RegularExpressions;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Policies;

/// <summary>
/// Reads what a list and the guides beside it ask of contributors in plain words, in English and Chinese: the order and the form of entries,
/// what they must have, whether sections may be added. Only sentences that can hardly mean anything else are taken; what is denied, quoted,
/// asked or wished for is not.
/// </summary>
internal sealed partial class WrittenDemands
{
    // Lines without any of these ask nothing that is read here; most of a list are such.
    private static readonly SearchValues<string> Keywords = SearchValues.Create(
        [
            "order", "sort", "chrono", "newer", "older", "follow", "like", "first", "recent", "latest", "newest", "oldest", "alphabet", "end", "bottom", "format", "template", "section", "categor", "pull request", "PR", "peer", "cross", "once",
            "title", "why", "reason", "checklist", "boxes", ".csv", ".tsv", ".json", ".yml", ".yaml", ".bib", ".toml", "拉取请求", "合并请求", "标题", "理由", "原因", "清单", "复选",
            "pdf", "abs", "doi", "open access", "open-access", "paywall", "must", "should", "排", "顺序", "倒序", "最新", "最前", "最上", "在前", "前面", "顶部", "先后", "时间", "末尾", "最后", "格式", "模板", "章节", "分类", "小节", "一篇", "评审", "发表",
        ],
        StringComparison.OrdinalIgnoreCase);

    private readonly string? _path;
    private Stated<bool?>? _frozenSections;
    private Stated<EntryOrder>? _order;
    private Stated<LineForm>? _form;
    private Stated<IReadOnlyList<RequiredField>>? _required;
    private Stated<bool>? _peerReview;
    private Stated<CrossListingPolicy>? _crossListing;
    private Stated<LinkPreference>? _links;
    private Stated<int?>? _papersPerRequest;
    private Stated<IReadOnlyList<string>>? _titles;
    private Stated<bool>? _reason;
    private Stated<bool>? _template;
    private Stated<IReadOnlyList<string>>? _together;
    private Stated<string?>? _source;
    private List<string>? _shown;
    private int _shownAt;

    private WrittenDemands(string? path) => _path = path;

    /// <summary>What the texts ask, beside what was read of the list already. The list counts before the guides.</summary>
    /// <param name="listText">Text of the list.</param>
    /// <param name="guides">Texts beside it.</param>
    /// <param name="criteria">What the criteria of the list state.</param>
    public static PolicyStatements Read(string listText, IReadOnlyList<Guide> guides, PolicyStatements criteria)
    {
        List<WrittenDemands> texts = [OfList(listText), .. guides.Select(OfGuide)];
        return criteria with
        {
            FrozenSections = texts.Select(static t => t._frozenSections).FirstOrDefault(static s => s is not null),
            Order = texts.Select(static t => t._order).FirstOrDefault(static s => s is not null) is { } order ? BySections(order) : null,
            Form = texts.Select(static t => t._form).FirstOrDefault(static s => s is not null),
            Require = texts.Select(static t => t.Required).FirstOrDefault(static s => s is not null) is { } required ? BySections(required) : null,
            CrossListing = texts.Select(static t => t._crossListing).FirstOrDefault(static s => s is not null),
            Links = texts.Select(static t => t._links).FirstOrDefault(static s => s is not null),
            PapersPerRequest = texts.Select(static t => t._papersPerRequest).FirstOrDefault(static s => s is not null),
            RequestTitles = texts.Select(static t => t._titles).FirstOrDefault(static s => s is not null),
            RequestReason = texts.Select(static t => t._reason).FirstOrDefault(static s => s is not null),
            RequestTemplate = texts.Select(static t => t._template).FirstOrDefault(static s => s is not null),
            Together = texts.Select(static t => t._together).FirstOrDefault(static s => s is not null),
            Source = texts.Select(static t => t._source).FirstOrDefault(static s => s is not null),
        };
    }

    private static Stated<BySection<T>> BySections<T>(Stated<T> stated)
        where T : notnull => new(BySection<T>.All(stated.Value, stated.Line), stated.Line, stated.Path);

    private Stated<IReadOnlyList<RequiredField>>? Required => (_required, _peerReview) switch
    {
        (null, null) => null,
        (null, { } reviewed) => State<IReadOnlyList<RequiredField>>([RequiredField.PeerReview], reviewed.Line),
        ({ } required, null) => required,
        ({ } required, _) => required with { Value = [.. required.Value, RequiredField.PeerReview] },
    };

    /// <summary>A list speaks of itself above its entries and under headings of criteria and contributions.</summary>
    private static WrittenDemands OfList(string text)
    {
        var demands = new WrittenDemands(path: null);
        var above = true;
        foreach (var line in WrittenLines.Of(text, DemandHeading()))
        {
            above = above && (line.InCode || !EntryBullet().IsMatch(line.Span));
            if (above || line.IsUnderHeading)
            {
                demands.ReadLine(line);
            }
            else if (!line.InCode && !EntryBullet().IsMatch(line.Span) && line.Span.ContainsAny(Keywords))
            {
                demands.ReadSections(line.Text, line.Number);
            }
        }

        demands.ReadShown();
        return demands;
    }

    private static WrittenDemands OfGuide(Guide guide)
    {
        var demands = new WrittenDemands(guide.Path);
        foreach (var line in WrittenLines.Of(guide.Text, DemandHeading(), withComments: guide.IsTemplate))
        {
            demands.ReadLine(line);
        }

        demands.ReadShown();
        return demands;
    }

    private Stated<T> State<T>(T value, int line) => new(value, line, _path);

    private void ReadLine(WrittenLine line)
    {
        if (CollectsShown(line) || line.InCode)
        {
            return;
        }

        if (!line.Span.ContainsAny(Keywords) || line.Span.TrimStart().StartsWith('>') || EntryBullet().IsMatch(line.Span))
        {
            return;
        }

        ReadSections(line.Text, line.Number);
        ReadTitle(line.Text, line.Number);
        ReadCompanions(line.Text, line.Number);
        foreach (var sentence in Sentences(line.Text))
        {
            ReadSentence(sentence, line.Number);
        }

        if (_form is null && FormAhead().IsMatch(line.Text) && !Doubt().IsMatch(line.Text) && !OfRequests().IsMatch(line.Text))
        {
            (_shown, _shownAt) = ([], line.Number);
            if (CodeSpan().Match(line.Text) is { Success: true } span)
            {
                _shown.Add(span.Groups["code"].Value);
                ReadShown();
            }
        }
    }

    private void ReadSentence(string sentence, int line)
    {
        if (_crossListing is null && (OnceOnly().IsMatch(sentence) || ManySections().IsMatch(sentence)))
        {
            _crossListing = State(OnceOnly().IsMatch(sentence) ? CrossListingPolicy.Forbidden : CrossListingPolicy.Allowed, line);
        }

        if (Doubt().IsMatch(sentence))
        {
            return;
        }

        _order ??= OrderOf(sentence) is { } order ? State(order, line) : null;
        _links ??= LinksOf(sentence) is { } links ? State(links, line) : null;
        _papersPerRequest ??= OnePaper().IsMatch(sentence) ? State<int?>(1, line) : null;
        _reason ??= Reason().IsMatch(sentence) && !Condition().IsMatch(sentence) ? State(true, line) : null;
        _template ??= FilledTemplate().IsMatch(sentence) && !Condition().IsMatch(sentence) ? State(true, line) : null;
        _peerReview ??= PeerReviewed().IsMatch(sentence) ? State(true, line) : null;
        if (_required is null && MustHave().Match(sentence) is { Success: true } must && FieldsOf(must.Groups["what"].Value) is { Count: > 0 } fields)
        {
            _required = State<IReadOnlyList<RequiredField>>(fields, line);
        }
    }

    private static LinkPreference? LinksOf(string sentence) =>
        ToAbstracts().IsMatch(sentence) ? LinkPreference.Abs
        : ToPdfs().IsMatch(sentence) ? LinkPreference.Pdf
        : ToDois().IsMatch(sentence) ? LinkPreference.Doi
        : ToOpenAccess().IsMatch(sentence) ? LinkPreference.Open
        : null;

    /// <summary>The fields that a text names; what is asked for "if available" is not asked for.</summary>
    private static List<RequiredField> FieldsOf(string text)
    {
        var fields = new List<RequiredField>();
        foreach (var part in ListComma().Split(text).Where(static part => !Optional().IsMatch(part)))
        {
            foreach (Match word in FieldWord().Matches(part))
            {
                RequiredField? field = LetterCase.Lower(word.Value) switch
                {
                    "year" or "年份" => RequiredField.Year,
                    "venue" or "conference" or "journal" or "会议" or "期刊" => RequiredField.Venue,
                    "authors" or "author" or "作者" => RequiredField.Authors,
                    "abstract" or "摘要" => RequiredField.Abstract,
                    "code" or "代码" => RequiredField.Code,
                    "doi" => RequiredField.Doi,
                    "date" or "日期" => RequiredField.Date,
                    "description" or "summary" or "简介" => RequiredField.Description,
                    _ => null,
                };
                if (field is { } known && !fields.Contains(known))
                {
                    fields.Add(known);
                }
            }
        }

        return fields;
    }

    /// <summary>Who invites sections, and then says how not to add them, invites them.</summary>
    private void ReadSections(string line, int number)
    {
        if (_frozenSections is not { Value: false } && (OpenSections().IsMatch(line) || FrozenSections().IsMatch(line)))
        {
            var open = OpenSections().IsMatch(line);
            _frozenSections = open || _frozenSections is null ? State<bool?>(!open, number) : _frozenSections;
        }
    }

    /// <summary>The form of a title, where one is shown: what stands in brackets or in capitals is for the author to fill in.</summary>
    private void ReadTitle(string line, int number)
    {
        if (_titles is null && RequestTitle().Match(line) is { Success: true } shown && !Doubt().IsMatch(shown.Groups["before"].Value))
        {
            var form = ManyStars().Replace(Placeholder().Replace(shown.Groups["form"].Value.Trim(), "*"), "*");
            if (form.Contains('*', StringComparison.Ordinal) && form.Any(char.IsLetter))
            {
                _titles = State<IReadOnlyList<string>>([form], number);
            }
        }
    }

    /// <summary>Files that go with the list: those that are edited as well, and the one that the list is generated from.</summary>
    private void ReadCompanions(string line, int number)
    {
        if (_source is null && GeneratedFrom().Match(line) is { Success: true } source && RepositoryPath.TryRead(source.Groups["file"].Value, out var from))
        {
            _source = State<string?>(from, number);
        }
        else if (_together is null && InStep().IsMatch(line) && !Condition().IsMatch(line) && EditFile().Match(line) is { Success: true } edit && RepositoryPath.TryRead(edit.Groups["file"].Value, out var with))
        {
            _together = State<IReadOnlyList<string>>([with], number);
        }
    }

    /// <summary>Whether a line belongs to a form that the text shows: the block of code behind the words that promise one.</summary>
    private bool CollectsShown(WrittenLine line)
    {
        if (_shown is null)
        {
            return false;
        }

        if (line.InCode)
        {
            // One blank line ends the first of several examples.
            if (line.Text.AsSpan().Trim().Length > 0 || _shown.Count == 0)
            {
                _shown.Add(line.Text);
                return true;
            }
        }
        else if (string.IsNullOrWhiteSpace(line.Text) && _shown.Count == 0)
        {
            return true;
        }
        else if (_shown.Count == 0 && CodeSpan().Match(line.Text) is { Success: true } span)
        {
            _shown.Add(span.Groups["code"].Value);
        }

        ReadShown();
        return line.InCode;
    }

    private void ReadShown()
    {
        if (_shown is { Count: > 0 } && ShownForm.Read(string.Join('\n', _shown)) is { } form)
        {
            _form ??= State(form, _shownAt);
        }

        _shown = null;
    }

    private static string[] Sentences(string line)
    {
        // What stands in quotation marks is said of something else.
        var text = Quoted().Replace(line, " ");
        return SentenceEnd().Split(text);
    }
}
