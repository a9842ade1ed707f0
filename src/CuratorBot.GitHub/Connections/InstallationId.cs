using System.Globalization;

namespace CuratorBot.GitHub.Connections;

/// <summary>An installation of the App on an account.</summary>
/// <param name="Value">GitHub's number of it.</param>
public readonly record struct InstallationId(long Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
