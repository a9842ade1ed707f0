using System.Runtime.InteropServices;
using CuratorBot.Core.Lists.Markdown;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>How a segment is set off from its neighbours.</summary>
internal enum SegmentMark
{
    /// <summary>Not at all.</summary>
    Text,

    /// <summary><c>**text**</c></summary>
    Bold,

    /// <summary><c>*text*</c></summary>
    Emphasis,

    /// <summary>Quotation marks or 《》.</summary>
    Quote,

    /// <summary>Backticks.</summary>
    Code,

    /// <summary><c>[text]</c>, <c>(2015)</c>: brackets that make no link.</summary>
    Tag,

    /// <summary>The words of a link: <c>[text](url)</c>.</summary>
    Link,

    /// <summary>The words of a link in double brackets: <c>[[text]](url)</c>.</summary>
    Label,

    /// <summary>Names of persons that were cut off plain text.</summary>
    Names,

    /// <summary>A venue or date that was cut off plain text.</summary>
    Venue,
}

/// <summary>A piece of a record's part with the mark it has.</summary>
/// <param name="Line">Which line of the part it begins on, from 0.</param>
/// <param name="Mark">What sets it off.</param>
/// <param name="Text">The words without marks; empty for an address alone.</param>
/// <param name="Start">Where it begins in the part, its marks included.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Link">The address where it is a link of the entry; null if it is not a translation.</param>
/// <param name="Bold">The words of a link, a tag or a quotation are bold as well.</param>
/// <param name="Faults">Of a link, what is wrong with how it is written.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Segment(int Line, SegmentMark Mark, string Text, int Start, int End, EntryLink? Link = null, bool Bold = false, LinkFaults Faults = LinkFaults.None);
