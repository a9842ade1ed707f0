using System.Runtime.InteropServices;

namespace CuratorBot.Core.Text;

/// <summary>Consecutive lines of a text.</summary>
/// <param name="First">The first line, 1-based.</param>
/// <param name="Last">The last line, 1-based; equal to <paramref name="First"/> for a single line.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LineRange(int First, int Last)
{
    /// <summary>The number of lines.</summary>
    public int Count => Last - First + 1;

    /// <summary>The number of each line, 1-based, in order.</summary>
    public IEnumerable<int> Numbers => Enumerable.Range(First, Count);
}
