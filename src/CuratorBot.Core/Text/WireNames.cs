using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json.Serialization;

namespace CuratorBot.Core.Text;

/// <summary>
/// The names of enum values in JSON, in message keys and on the terminal. Each is defined once, in a
/// <see cref="JsonStringEnumMemberNameAttribute"/> of its member, and is public: other programs read it.
/// </summary>
public static class WireNames
{
    /// <summary>The public name of a value: "missing-year".</summary>
    /// <exception cref="KeyNotFoundException">The value is not a member of the enum.</exception>
    public static string WireName<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TEnum>(this TEnum value)
        where TEnum : struct, Enum => Table<TEnum>.Names[value];

    private static class Table<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TEnum>
        where TEnum : struct, Enum
    {
        public static readonly Dictionary<TEnum, string> Names = typeof(TEnum)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .ToDictionary(
                static field => (TEnum)field.GetValue(null)!,
                static field => field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? field.Name);
    }
}
