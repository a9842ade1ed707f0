using System.Diagnostics.CodeAnalysis;
using CuratorBot.Core.Lists.Markdown;

namespace CuratorBot.Core.Lists.Changes;

/// <summary>
/// The three-way result: the author's changes (merge base to head) applied, entry by entry, to the base branch as it is now.
/// What others did since the merge base stays done and is not held against the author.
/// </summary>
public static class ListMerge
{
    /// <summary>Applies changes to the list as it is now. Takes time close to linear in the length of the lists.</summary>
    /// <param name="changes">The author's changes; their older list is the merge base.</param>
    /// <param name="onto">The list on the base branch now; may be the merge base itself.</param>
    public static MergedList Apply(ListChanges changes, PaperList onto)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(onto);
        return new Merge(changes, onto == changes.Before ? NoChanges(onto) : ListDiff.Compare(changes.Before, onto)).Run();
    }

    private static ListChanges NoChanges(PaperList list) => new()
    {
        Before = list,
        After = list,
        Kind = ChangeKind.None,
        Entries = [],
        Unchanged = [.. list.Entries.Select(static entry => (entry, entry))],
    };

    /// <summary>What became of an entry of the merge base on the base branch.</summary>
    /// <param name="Now">The entry as it is now; null where it was removed.</param>
    /// <param name="Change">What the base branch did with it; null where nothing.</param>
    private readonly record struct Fate(Entry? Now, EntryChange? Change)
    {
        /// <summary>The entry stands in another section now.</summary>
        [MemberNotNullWhen(true, nameof(Now))]
        public bool Moved => Now is not null && Change is { Op: ChangeOp.Move, Reorder: false };
    }

    private sealed class Merge
    {
        private readonly ListChanges _mine;
        private readonly ListChanges _theirs;
        private readonly Dictionary<Entry, Fate> _fates = new();
        private readonly Dictionary<Entry, Entry> _placed = new();
        private readonly Dictionary<Entry, Entry?> _accounted = new();
        private readonly HeadingNumbers _headings = new();
        private readonly List<EntryChange> _conflicts = [];
        private readonly List<EntryChange> _alreadyThere = [];

        public Merge(ListChanges mine, ListChanges theirs)
        {
            _mine = mine;
            _theirs = theirs;
            _fates.EnsureCapacity(mine.Before.Entries.Count);
            _placed.EnsureCapacity(mine.After.Entries.Count);
            _accounted.EnsureCapacity(theirs.After.Entries.Count);
            foreach (var (older, now) in theirs.Unchanged)
            {
                _fates.Add(older, new Fate(now, null));
            }

            foreach (var change in theirs.Entries.Where(static change => change.Before is not null))
            {
                _fates.Add(change.Before!, new Fate(change.After, change));
            }
        }

        public MergedList Run()
        {
            var twins = Twins();
            foreach (var change in _mine.Entries)
            {
                switch (change.Op)
                {
                    case ChangeOp.Add when TakeTwin(twins, change.After!) is { } twin:
                        _alreadyThere.Add(change);
                        Place(change.After!, twin, change.After!);
                        break;
                    case ChangeOp.Add:
                        Place(change.After!, change.After!);
                        break;
                    case ChangeOp.Remove:
                        Remove(change, _fates[change.Before!]);
                        break;
                    default:
                        Rewrite(change, _fates[change.Before!]);
                        break;
                }
            }

            foreach (var (older, newer) in _mine.Unchanged)
            {
                Keep(older, newer, _fates[older]);
            }

            var entries = MergedOrder.Of(_mine.After, _placed, _theirs.After, _accounted);
            return new MergedList
            {
                Entries = entries,
                TopBefore = _theirs.After.TopCount,
                TopAfter = entries.Count(static entry => entry.Top),
                Conflicts = _conflicts,
                AlreadyThere = _alreadyThere,
                Regressions = Regressions.Of(_mine, _theirs, _alreadyThere),
            };
        }

        /// <summary>Puts an entry where the head has <paramref name="mine"/>.</summary>
        private void Place(Entry mine, Entry result) => _placed.Add(mine, result);

        /// <summary>Puts an entry where head and base branch have <paramref name="mine"/> and <paramref name="theirs"/>.</summary>
        private void Place(Entry mine, Entry theirs, Entry result)
        {
            _placed.Add(mine, result);
            _accounted.Add(theirs, mine);
        }

        private void Remove(EntryChange change, Fate fate)
        {
            if (fate.Now is null)
            {
                _alreadyThere.Add(change);
            }
            else if (fate.Moved)
            {
                _conflicts.Add(change);
            }
            else
            {
                _accounted.Add(fate.Now, null);
            }
        }

        private void Rewrite(EntryChange change, Fate fate)
        {
            var mine = change.After!;
            if (change is { Reorder: true, Fields.Count: 0 })
            {
                Keep(change.Before!, mine, fate);
            }
            else if (fate.Now is null || WentElsewhere(change, fate) || FieldComparison.Contest(change.Before!, mine, fate.Now))
            {
                _conflicts.Add(change);
                if (fate is { Now: not null, Moved: false } && change.Op == ChangeOp.Edit)
                {
                    Place(mine, fate.Now, fate.Now);
                }
            }
            else if (change.Op == ChangeOp.Edit || fate.Moved)
            {
                // Others may have made the section one of another kind; then the author's entry counts as that.
                var sameKind = fate.Moved || change.Before!.Top == fate.Now.Top;
                Place(mine, fate.Now, sameKind ? mine : mine with { Section = fate.Now.Section });
                if (EntryComparison.SameText(mine, fate.Now))
                {
                    _alreadyThere.Add(change);
                }
            }
            else
            {
                Place(mine, mine);
                _accounted.Add(fate.Now, null);
            }
        }

        /// <summary>Whether the base branch has moved the entry to a section that the author did not move it to.</summary>
        private bool WentElsewhere(EntryChange change, Fate fate) =>
            fate.Moved && (change.Op == ChangeOp.Edit || !_headings.Same(change.After!, fate.Now));

        private void Keep(Entry older, Entry newer, Fate fate)
        {
            if (fate.Now is null || fate.Moved)
            {
                return;
            }

            // The author may have made the section one of another kind; then its entries count as that.
            var result = older.Top == newer.Top ? fate.Now : fate.Now with { Section = newer.Section, Kind = newer.Kind };
            Place(newer, fate.Now, result);
        }

        /// <summary>What the base branch has added, by heading and text.</summary>
        private Dictionary<(int Heading, string Text), Queue<Entry>> Twins()
        {
            var twins = new Dictionary<(int Heading, string Text), Queue<Entry>>();
            foreach (var added in _theirs.Entries.Where(static change => change.Op == ChangeOp.Add))
            {
                var key = TwinKey(added.After!);
                if (!twins.TryGetValue(key, out var entries))
                {
                    twins.Add(key, entries = new Queue<Entry>());
                }

                entries.Enqueue(added.After!);
            }

            return twins;
        }

        private Entry? TakeTwin(Dictionary<(int Heading, string Text), Queue<Entry>> twins, Entry mine) =>
            twins.TryGetValue(TwinKey(mine), out var entries) && entries.TryDequeue(out var twin) ? twin : null;

        private (int Heading, string Text) TwinKey(Entry entry) => (_headings.NumberOf(entry.Section), EntryText.WithoutBlanks(entry.Text));
    }
}
