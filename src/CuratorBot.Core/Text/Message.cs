namespace CuratorBot.Core.Text;

/// <summary>A text for people, kept as a key of the resource files and its arguments until the language is known.</summary>
/// <param name="Key">The name of the resource: <c>list-cap.over</c>.</param>
/// <param name="Arguments">The values for <c>{0}</c>, <c>{1}</c> ...; text from a pull request is escaped when it is written, not here.</param>
public sealed record Message(string Key, params IReadOnlyList<object?> Arguments)
{
    /// <summary>Equal by value: the same facts give the same message.</summary>
    public bool Equals(Message? other) =>
        other is not null
        && string.Equals(Key, other.Key, StringComparison.Ordinal)
        && Arguments.SequenceEqual(other.Arguments);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        // With the arguments: a review of thousands of entries groups thousands of messages that differ in nothing else.
        var hash = default(HashCode);
        hash.Add(Key, StringComparer.Ordinal);
        foreach (var argument in Arguments)
        {
            hash.Add(argument);
        }

        return hash.ToHashCode();
    }
}
