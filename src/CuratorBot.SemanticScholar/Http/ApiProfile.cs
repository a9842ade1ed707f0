namespace CuratorBot.SemanticScholar.Http;

/// <summary>What is particular to the API of one source.</summary>
/// <param name="ClientName">The name of its HTTP client, and of its section of the configuration.</param>
/// <param name="Service">The name of the service, for people.</param>
/// <param name="Address">Its address, as an example of a right one.</param>
/// <param name="Path">The path of the endpoints, which is added to the address.</param>
/// <param name="KeyHeader">The header that carries the key.</param>
/// <param name="KeyPrefix">What stands before the key in the header; may be empty.</param>
/// <param name="EndpointOf">The name of the endpoint that a path belongs to, for measurements.</param>
/// <param name="FollowsRedirects">Whether redirects to the same host are answers of the API (a record that was merged into another).</param>
/// <param name="HasBudget">Whether the service grants a budget a day, so that a long wait means that it is used up.</param>
internal sealed record ApiProfile(
    string ClientName,
    string Service,
    string Address,
    string Path,
    string KeyHeader,
    string KeyPrefix,
    Func<string, string> EndpointOf,
    bool FollowsRedirects = false,
    bool HasBudget = false);
