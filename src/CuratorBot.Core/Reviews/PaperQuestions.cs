using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Reviews;

/// <summary>The papers that a review has to know about, each once, and the one request that asks for them.</summary>
internal sealed class PaperQuestions
{
    // Together with what a pull request changes still one batch of the source, however long the list is.
    private const int MostCandidates = 400;

    // Papers without an id cost a request each; an audit has their answers in the cache.
    private const int MostTitles = 120;

    private readonly List<Question> _questions = [];
    private readonly IReadOnlyDictionary<string, PaperId> _matches;
    private readonly Policy? _policy;
    private readonly Lazy<IReadOnlyDictionary<Entry, Entry>>? _originals;

    private PaperQuestions(ReviewRequest request)
    {
        _matches = request.Matches;
        _policy = request.Policy.Policy;
        if (request.Counterparts.FirstOrDefault(static other => other.IsOriginal) is { } original)
        {
            _originals = new Lazy<IReadOnlyDictionary<Entry, Entry>>(() => original.PairsOf(original.CompareWith(request.Lists.Head)));
        }
    }

    /// <summary>
    /// For a change: what it adds, removes, moves, or edits in a way that a record can confirm; and, where it makes a full top
    /// grow, the papers that could leave instead.
    /// </summary>
    public static PaperQuestions About(ListChanges changes, MergedList result, Policy policy, ReviewRequest request)
    {
        var questions = new PaperQuestions(request);
        foreach (var change in changes.Entries)
        {
            if (change.Op is ChangeOp.Add or ChangeOp.Remove || change is { Op: ChangeOp.Move, Reorder: false } || change.Fields.Any(IsFact))
            {
                questions.Add(change.Entry, change);
            }
        }

        if (policy.TopSize is { } size && result.TopAfter > size && result.TopAfter > result.TopBefore)
        {
            questions.AddCandidates(result, changes);
        }

        if (request.Proposed is { } proposed && PolicyDifference.Between(policy, proposed).Any(static d => d.Path.StartsWith("citations.", StringComparison.Ordinal) || d.Path.StartsWith("top.", StringComparison.Ordinal)))
        {
            // Who would fall or rise by other criteria is told of the papers that the one batch has room for.
            questions.AddUnchanged(result.Entries.Where(static e => e.Top || JudgedList.IsAppendix(e.Section)), changes);
        }

        return questions;
    }

    /// <summary>For a check of a whole list: every paper.</summary>
    public static PaperQuestions About(PaperList list, ReviewRequest request)
    {
        var questions = new PaperQuestions(request);
        foreach (var entry in list.Entries)
        {
            questions.Add(entry, change: null);
        }

        return questions;
    }

    /// <summary>
    /// Asks the source once, or not at all where there is nothing to ask. Of a translation, papers that it does not know by the translated
    /// title are asked for once more, by the title of the original.
    /// </summary>
    public async Task<IReadOnlyList<Answer>> AskAsync(IPaperSource source, CancellationToken cancellationToken)
    {
        if (_questions.Count == 0)
        {
            return [];
        }

        var lookups = (await AskAsync(source, _questions.ConvertAll(static q => q.Query), cancellationToken)).ToList();
        List<int> unknown = _originals is null ? [] : [.. lookups.Index().Where(answer => answer.Item is PaperLookup.NotFound or PaperLookup.Ambiguous && OriginalOf(_questions[answer.Index]) is not null).Select(static answer => answer.Index)];
        if (unknown.Count > 0)
        {
            var answers = await AskAsync(source, unknown.ConvertAll(at => PaperQuery.For(OriginalOf(_questions[at])!) with { IdsOnly = _questions[at].Query.IdsOnly, FallsShort = _questions[at].Query.FallsShort }), cancellationToken);
            foreach (var (at, answer) in unknown.Zip(answers).Where(static pair => pair.Second is PaperLookup.Found))
            {
                lookups[at] = answer;
            }
        }

        return [.. _questions.Select((q, i) => new Answer(
            q.Entry,
            q.Change,
            q.IsOptional,
            i < lookups.Count ? lookups[i] : new PaperLookup.Unavailable("The paper source failed.")))];
    }

    /// <summary>The entry of the original with another title, for one that a translation has; null if there is none, or a maintainer has said which paper it is.</summary>
    private Entry? OriginalOf(Question question) =>
        question.Query.Title.Length > 0 && _originals!.Value.GetValueOrDefault(question.Entry) is { Title.Length: > 0 } original && Titles.Key(original.Title) != Titles.Key(question.Entry.Title) ? original : null;

    private static async Task<IReadOnlyList<PaperLookup>> AskAsync(IPaperSource source, IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken)
    {
        try
        {
            return await source.LookUpAsync(queries, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // A source must not throw, but a contributor is the last to be held responsible if one does.
            // The message of an exception may hold an address or a key: it is not passed on.
            return [];
        }
    }

    private void AddUnchanged(IEnumerable<Entry> entries, ListChanges changes)
    {
        var asked = changes.Entries.Select(static c => c.Entry).Concat(_questions.Select(static q => q.Entry)).ToHashSet();
        var titles = 0;
        foreach (var entry in entries.Where(e => !asked.Contains(e)).Take(MostCandidates))
        {
            titles += entry.Ids.Count == 0 ? 1 : 0;
            Add(entry, change: null, idsOnly: entry.Ids.Count > 0 || titles > MostTitles, isOptional: true);
        }
    }

    private void AddCandidates(MergedList result, ListChanges changes)
    {
        var changed = changes.Entries.Select(c => c.Entry).ToHashSet();
        var unchanged = result.Entries.Where(e => e.Top && !changed.Contains(e)).ToList();
        var overflow = unchanged.FindAll(e => e.Section.Kind == SectionKind.Overflow);
        foreach (var entry in (overflow.Count > 0 ? overflow : unchanged).Take(MostCandidates))
        {
            Add(entry, change: null, idsOnly: true);
        }
    }

    private void Add(Entry entry, EntryChange? change, bool idsOnly = false, bool isOptional = false)
    {
        if (entry.Kind == EntryKind.Paper)
        {
            // A maintainer's word is asked for by its id alone, so that a title which differs cannot overrule it.
            var query = _matches.TryGetValue(Titles.Normalize(entry.Title), out var id)
                ? new PaperQuery("", [id])
                : PaperQuery.For(entry, idsOnly) with { FallsShort = IsHeldToThreshold(entry, change, idsOnly) ? record => FallsShort(entry, record) : null };
            _questions.Add(new Question(entry, change, query, isOptional || idsOnly));
        }
    }

    /// <summary>Whether the threshold is asked of a change: it enters the top, or one of its topical sections from the overflow. In a whole list, of all in the top.</summary>
    private static bool IsHeldToThreshold(Entry entry, EntryChange? change, bool idsOnly) => change is null ? entry.Top && !idsOnly : change is { EntersTop: true } or { After: { Top: true, Section.Kind: SectionKind.Top }, Before.Section.Kind: SectionKind.Overflow };

    /// <summary>Whether a paper would fail by the citations of a record; a record without a count fails nobody.</summary>
    private bool FallsShort(Entry entry, Paper record) =>
        _policy is not null && record.CitationCount < CitationsNeeded.WhereItStands(entry, new PaperLookup.Found(record, MatchedBy.Id, 1), _policy)?.Citations;

    private static bool IsFact(EntryField field) => field is EntryField.Title or EntryField.Year or EntryField.Authors or EntryField.Links;

    private sealed record Question(Entry Entry, EntryChange? Change, PaperQuery Query, bool IsOptional);

    /// <summary>What the source said of one paper.</summary>
    /// <param name="Entry">The entry as it stands after the change, or as it stood where it is removed.</param>
    /// <param name="Change">The change that made it worth asking; null for a candidate for removal, and in a check of a whole list.</param>
    /// <param name="Candidate">Nice to know, not needed.</param>
    /// <param name="Lookup">The answer.</param>
    internal sealed record Answer(Entry Entry, EntryChange? Change, bool Candidate, PaperLookup Lookup)
    {
        /// <summary>Whether a source that could not be asked may have hidden something that changes the outcome.</summary>
        public bool LeavesOpen =>
            Lookup is PaperLookup.Unavailable
            && !Candidate
            && Change switch
            {
                // Another link makes no paper another one, and what leaves is held against nothing.
                { Op: ChangeOp.Edit } edit => edit.Fields.Any(static f => f is EntryField.Title or EntryField.Year),
                { Op: ChangeOp.Remove } => false,
                _ => true,
            };
    }
}
