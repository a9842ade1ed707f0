using System.Globalization;
using System.Text;

namespace CuratorBot.Core.Tests.Architecture;

/// <summary>The tests of the direction of dependencies are worth what this reading of types finds.</summary>
public sealed class UsedTypesTests
{
    [Theory]
    [InlineData(typeof(Uri))]
    [InlineData(typeof(Version))]
    [InlineData(typeof(Guid))]
    [InlineData(typeof(StringBuilder))]
    [InlineData(typeof(CultureInfo))]
    [InlineData(typeof(TimeSpan))]
    [InlineData(typeof(Index))]
    [InlineData(typeof(DayOfWeek))]
    public void What_a_signature_or_a_body_uses_is_found(Type used)
    {
        Type[] types = [typeof(Sample), .. typeof(Sample).GetNestedTypes(System.Reflection.BindingFlags.NonPublic)];

        Assert.Contains(used, types.SelectMany(UsedTypes.Of));
    }

    [Fact]
    public void What_it_does_not_use_is_not_found() =>
        Assert.DoesNotContain(typeof(Random), UsedTypes.Of(typeof(Sample)));

    private sealed class Sample(Uri field)
    {
        private readonly Dictionary<string, Version[]> _versions = [];

        /// <summary>A parameter by reference, a call, a closure with a call of its own, a type argument and a branch over a switch.</summary>
        public object Use(ref Guid id, int number)
        {
            var text = new StringBuilder(field.Host).Append(_versions.Count);
            Func<int> closure = () => CultureInfo.InvariantCulture.LCID + number;
            return number switch
            {
                0 => text,
                1 => Array.Empty<Index>(),
                2 => typeof(DayOfWeek),
                3 => (object)(closure() + TimeSpan.FromHours(1).TotalDays),
                _ => id,
            };
        }
    }
}
