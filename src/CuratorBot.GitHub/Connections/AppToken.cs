using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CuratorBot.GitHub.Connections;

/// <summary>
/// Signs the tokens by which an App proves who it is
/// (GitHub docs, "Generating a JSON Web Token (JWT) for a GitHub App").
/// </summary>
internal sealed class AppToken : IDisposable
{
    /// <summary>GitHub refuses tokens that live longer than ten minutes.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(9);

    /// <summary>The docs advise to date the token back, against clocks that drift.</summary>
    private static readonly TimeSpan Backdate = TimeSpan.FromSeconds(60);

    private readonly RSA _key = RSA.Create();
    private readonly SigningCredentials _credentials;
    private readonly string _appId;
    private readonly TimeProvider _clock;

    /// <exception cref="ArgumentException">The key is not a private RSA key in PEM form. The message never holds the key.</exception>
    public AppToken(string appId, string pem, TimeProvider clock)
    {
        try
        {
            _key.ImportFromPem(pem);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
#pragma warning disable MA0054 // The inner exception may quote the key, so it is left behind.
            throw new ArgumentException("The App's private key is not an RSA private key in PEM form. Download a new one from the App's settings page.", nameof(pem));
#pragma warning restore MA0054
        }

        _credentials = new SigningCredentials(new RsaSecurityKey(_key), SecurityAlgorithms.RsaSha256)
        {
            // The factory's cache is static and would outlive the key.
            CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
        };
        _appId = appId;
        _clock = clock;
    }

    public string Create()
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = _appId,
            IssuedAt = now - Backdate,
            Expires = now + Lifetime,
            SigningCredentials = _credentials,
        });
    }

    public void Dispose() => _key.Dispose();
}
