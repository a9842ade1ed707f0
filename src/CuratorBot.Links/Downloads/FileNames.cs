using System.Globalization;
using System.Text;

namespace CuratorBot.Links.Downloads;

/// <summary>Makes names of files and folders that every system accepts, from text that anyone may have written.</summary>
public static class FileNames
{
    /// <summary>Maximum length of a name in UTF-8 bytes. Systems accept 255; Windows accepts 260 characters for the whole path.</summary>
    private const int LongestName = 100;

    // Names that Windows reserves for devices, with any extension
    // (https://learn.microsoft.com/windows/win32/fileio/naming-a-file).
    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. Ports("COM"), .. Ports("LPT")],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// A name for a text: the same on every system, without control characters, direction marks or characters that some system refuses,
    /// not a device name, not hidden, in composed Unicode (NFC), at most 100 bytes of UTF-8, cut between characters. Never empty.
    /// </summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var name = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '/' or '\\' or '|' => name.Append('-'),
                ':' => name.Append(" -"),
                '"' => name.Append('\''),
                '<' or '>' or '?' or '*' => name,
                _ => Rune.GetUnicodeCategory(rune) switch
                {
                    UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => name.Append(' '),
                    UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => name,
                    _ => name.Append(rune.ToString()),
                },
            };
        }

        var words = name.ToString().Normalize(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var tidy = Cut(string.Join(' ', words).TrimStart('.', '-', ' ')).TrimEnd('.', ' ');
        return tidy.Length == 0 ? "untitled"
            : Devices.Contains(tidy.Split('.')[0].TrimEnd()) ? '_' + tidy
            : tidy;
    }

    /// <summary>Equal for names that some system treats as the same: they differ only in case or in the composition of characters.</summary>
    internal static string Key(string path) => path.Normalize(NormalizationForm.FormKC).ToUpperInvariant();

    private static string Cut(string name)
    {
        var end = 0;
        var bytes = 0;
        for (var elements = StringInfo.GetTextElementEnumerator(name); elements.MoveNext();)
        {
            var element = elements.GetTextElement();
            bytes += Encoding.UTF8.GetByteCount(element);
            if (bytes > LongestName)
            {
                break;
            }

            end = elements.ElementIndex + element.Length;
        }

        return name[..end];
    }

    private static IEnumerable<string> Ports(string name) => "0123456789¹²³".Select(digit => $"{name}{digit}");
}
