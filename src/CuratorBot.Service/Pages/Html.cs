using System.Buffers;
using System.Globalization;
using System.Net;

namespace CuratorBot.Service.Pages;

/// <summary>A piece of a page. What is put into one is escaped, unless it is one itself: no text of others can become markup by being forgotten.</summary>
/// <param name="Text">Its markup.</param>
internal readonly record struct Html(string Text)
{
    public static readonly Html None = new("");

    /// <summary>
    /// Marks that turn the direction of what follows. One that is never closed closes the element around it in its place, and turns the page
    /// behind it.
    /// </summary>
    private static readonly SearchValues<char> Turns = SearchValues.Create("\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    /// <summary>A piece with what is filled in escaped, and without marks that turn its direction; null is nothing.</summary>
    public static Html Of(FormattableString piece) =>
        new(string.Format(CultureInfo.InvariantCulture, piece.Format, [.. piece.GetArguments().Select(static value => value switch
        {
            Html html => html.Text,
            null => "",
            IFormattable number => number.ToString(format: null, CultureInfo.InvariantCulture),
            _ => WebUtility.HtmlEncode(Straight(value.ToString() ?? "")),
        })]));

    /// <summary>A text to copy, to the letter: for an element that is a block, out of which no direction gets.</summary>
    public static Html Exact(string text) => new(WebUtility.HtmlEncode(text));

    /// <summary>Pieces one after the other.</summary>
    public static Html Join(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(static piece => piece.Text)));

    /// <summary>A piece for each of some things; nothing if there are none.</summary>
    public static Html Each<T>(IEnumerable<T> things, Func<T, Html> write) => Join(things.Select(write));

    /// <summary>A piece where there is something to say; else nothing.</summary>
    public static Html If(bool isSo, Func<Html> write) => isSo ? write() : None;

    private static string Straight(string text) => text.AsSpan().ContainsAny(Turns) ? string.Concat(text.Where(static letter => !Turns.Contains(letter))) : text;

    public override string ToString() => Text ?? "";
}
