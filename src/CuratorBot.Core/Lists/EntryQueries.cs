using CuratorBot.Core.Papers;

namespace CuratorBot.Core.Lists;

/// <summary>What is asked of a paper source for an entry. It stands here since papers know nothing of lists.</summary>
public static class EntryQueries
{
    extension(PaperQuery)
    {
        /// <summary>The query for an entry of a list.</summary>
        /// <param name="entry">The entry.</param>
        /// <param name="idsOnly">As <see cref="PaperQuery.IdsOnly"/>.</param>
        public static PaperQuery For(Entry entry, bool idsOnly = false)
        {
            ArgumentNullException.ThrowIfNull(entry);
            return new PaperQuery(entry.Title, entry.Ids, entry.Authors, entry.Year, entry.Url, idsOnly);
        }
    }
}
