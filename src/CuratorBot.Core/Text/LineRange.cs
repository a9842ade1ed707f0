using System.Runtime.InteropServices;

namespace CuratorBot.Core.Text;

/// <summary>Lines of a text that follow each other.</summary>
/// <param name="First">The first of them, 1-based.</param>
/// <param name="Last">The last of them, 1-based; of one line the same as <paramref name="First"/>.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LineRange(int First, int Last)
{
    /// <summary>How many they are.</summary>
    public int Count => Last - First + 1;

    /// <summary>The number of each line, 1-based, in order.</summary>
    public IEnumerable<int> Numbers => Enumerable.Range(First, Count);
}
