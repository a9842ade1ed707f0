using System.Buffers;

namespace CuratorBot.Core.Papers.Names;

/// <summary>Tells groups from persons among authors: "Facebook AI Research" has no first name to abbreviate.</summary>
internal static class OrganizationName
{
    private static readonly SearchValues<char> Separators = SearchValues.Create(" ,.()/&");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Words = new HashSet<string>(StringComparer.Ordinal)
    {
        "University", "Université", "Universität", "Institute", "Institut", "Academy", "College", "Department", "Faculty",
        "Organization", "Organisation", "Research", "Laboratory", "Laboratories", "Lab", "Labs", "Team", "Group", "Consortium", "Collaboration", "Foundation", "Center", "Centre",
        "Project", "Community", "Contributors", "Developers", "AI", "Inc", "Corp", "Corporation", "Company", "Ltd", "LLC", "GmbH",
        "OpenAI", "DeepMind", "Google", "Microsoft", "Facebook", "NVIDIA", "Nvidia", "IBM", "Baidu", "Amazon", "NASA",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether the name contains a word that groups have and persons do not.</summary>
    public static bool Is(ReadOnlySpan<char> name)
    {
        foreach (var range in name.SplitAny(Separators))
        {
            if (Words.Contains(name[range]))
            {
                return true;
            }
        }

        return false;
    }
}
