using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using CuratorBot.Core.Lists.Reading;
using CuratorBot.Core.Lists.Style;
using CuratorBot.Core.Papers.Addresses;

namespace CuratorBot.Core.Lists.Defects;

/// <summary>What can be seen to be wrong with the links of an entry without following them.</summary>
internal static partial class LinkDefects
{
    public static void Find(Candidate candidate, Conventions conventions, List<Defect> found)
    {
        var reading = candidate.Reading;
        if (!reading.TitleIsLink && reading.Links.Exists(link => !string.Equals(conventions.UsualLabel(link.Label), link.Label, StringComparison.Ordinal)
            && (reading.Form != EntryForm.Learnt || conventions.IsFixed(link.Label))))
        {
            Add(found, Defect.LinkLabelCase);
        }

        foreach (var defect in reading.Addresses.Defects)
        {
            Add(found, defect);
        }

        if (candidate.Kind == EntryKind.Paper && reading.Addresses.FileWords.Any(words => AddressWords.NameAnotherPaper(words, reading.Title, reading.Authors)))
        {
            Add(found, Defect.LinkTitleMismatch);
        }
    }

    /// <summary>Whether a link has one whole address; what is wrong with the address besides is added to <paramref name="found"/>.</summary>
    /// <param name="link">The link.</param>
    /// <param name="address">Its address; null where it is none of the web.</param>
    /// <param name="found">Where to put the defects, each once.</param>
    public static bool IsSound(EntryLink link, [NotNullWhen(true)] WebAddress? address, List<Defect> found)
    {
        if (IsInsideRepository(link.Url))
        {
            return false;
        }

        if (address is not { IsWhole: true })
        {
            Add(found, Defect.MalformedUrl);
            return false;
        }

        if (address.IsNumber)
        {
            Add(found, Defect.RawIpUrl);
        }

        if (!address.HasDefaultPort)
        {
            Add(found, Defect.NonstandardPortInUrl);
        }

        if (address.HasDoubledSlash)
        {
            Add(found, Defect.DoubleSlashInUrl);
        }

        if (address.HasTracking)
        {
            Add(found, Defect.TrackingParamsInUrl);
        }

        if (string.Equals(link.Label, "pdf", StringComparison.OrdinalIgnoreCase))
        {
            FindNoPdf(address, found);
        }

        return true;
    }

    /// <summary>Whether an address leads to a heading, a file beside the list, or a person: GitHub follows it, and there is nothing to read off it.</summary>
    private static bool IsInsideRepository(string url) =>
        url is ['#', _, ..] or ['/', not '/', ..]
        || url.StartsWith("./", StringComparison.Ordinal)
        || url.StartsWith("../", StringComparison.Ordinal)
        || url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
        || FileOfRepository().IsMatch(url);

    /// <summary>"README_2.md#x", "papers/lecun.pdf", and no "arxiv.org/x.pdf".</summary>
    [GeneratedRegex(@"\A(?:[\w%-]+/)*[\w%-][\w%.-]*\.(?:md|markdown|html?|pdf|bib|txt|csv|json|ipynb)(?:[?#]\S*)?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileOfRepository();

    private static void FindNoPdf(WebAddress address, List<Defect> found)
    {
        if (PdfAddress.IsPage(address))
        {
            Add(found, Defect.PdfLabelNotPdf);
            return;
        }

        // "/papers/volume13/bergstra12a/bergstra12a": publishers name the folder of a paper as its file.
        if (address.Query.Length == 0 && address.Segments is [.., var folder, var file] && !file.Contains('.', StringComparison.Ordinal)
            && string.Equals(file, folder, StringComparison.OrdinalIgnoreCase))
        {
            Add(found, Defect.UrlMissingExtension);
        }
    }

    private static void Add(List<Defect> found, Defect defect)
    {
        if (!found.Contains(defect))
        {
            found.Add(defect);
        }
    }
}
