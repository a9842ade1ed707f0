using System.Security.Cryptography;
using System.Text;

namespace CuratorBot.GitHub.Publishing;

/// <summary>Tells whether a text is the one that was written before.</summary>
internal static class Digest
{
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
