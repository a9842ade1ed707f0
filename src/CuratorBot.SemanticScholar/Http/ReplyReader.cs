using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Polly.CircuitBreaker;
using Polly.Timeout;
using Refit;

namespace CuratorBot.SemanticScholar.Http;

/// <summary>Says what an answer, an error or an exception means, in words for people. The service's own words only go to the log.</summary>
internal sealed partial class ReplyReader
{
    private const int MaxLoggedError = 200;

    private readonly SemanticScholarOptions _options;
    private readonly ILogger _logger;

    public ReplyReader(SemanticScholarOptions options, ILogger logger)
    {
        _options = options;
        _logger = logger;
    }

    /// <summary>Sends a request, with the retries of its pipeline, unless the time is up.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<Reply<T>> ReadAsync<T>(string endpoint, Func<CancellationToken, Task<IApiResponse<T>>> send, LookupDeadline deadline)
        where T : class
    {
        deadline.ThrowIfCallerCancelled();
        if (deadline.Passed)
        {
            return new(ReplyKind.Failed, null, deadline.Reason);
        }

        try
        {
            using var response = await send(deadline.Token);
            var reply = Read(response);
            if (reply.Reason.Length > 0)
            {
                var said = response.Error is ApiException { Content: { } content } ? ErrorOf(content) : null;
                LogFailed(_logger, endpoint, reply.Reason, said);
            }

            return reply;
        }
        catch (OperationCanceledException)
        {
            deadline.ThrowIfCallerCancelled();
            LogFailed(_logger, endpoint, deadline.Reason, said: null);
            return new(ReplyKind.Failed, null, deadline.Reason);
        }
        catch (Exception exception)
        {
            // Refit returns errors as answers; an exception that is thrown nevertheless must not end a review.
            LogBroken(_logger, endpoint, exception);
            return new(ReplyKind.Failed, null, "Semantic Scholar could not be asked");
        }
    }

    private Reply<T> Read<T>(IApiResponse<T> response)
        where T : class
    {
        if (response.IsSuccessful && response.Content is { } content)
        {
            return new(ReplyKind.Content, content, "");
        }

        if (!response.IsReceived)
        {
            return new(ReplyKind.Failed, null, ReasonOf(response.Error?.InnerException ?? response.Error));
        }

        if (response.IsSuccessStatusCode)
        {
            return new(ReplyKind.Failed, null, "Semantic Scholar's answer could not be read");
        }

        var status = response.StatusCode!.Value;
        var number = ((int)status).ToString(CultureInfo.InvariantCulture);
        return status switch
        {
            HttpStatusCode.NotFound => new(ReplyKind.Unknown, null, ""),

            // Any other 400 is about the ids or words in the request.
            HttpStatusCode.BadRequest when !IsAboutFields(response.Error) => new(ReplyKind.Refused, null, ""),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden when _options.HasKey =>
                new(ReplyKind.Failed, null, $"Semantic Scholar refuses the API key ({number})"),
            HttpStatusCode.TooManyRequests => new(ReplyKind.Failed, null, $"Semantic Scholar is throttling requests ({number})"),
            HttpStatusCode.InternalServerError or HttpStatusCode.GatewayTimeout =>
                new(ReplyKind.TooMuch, null, $"Semantic Scholar answers with an error ({number})"),
            >= HttpStatusCode.InternalServerError => new(ReplyKind.Failed, null, $"Semantic Scholar answers with an error ({number})"),
            _ => new(ReplyKind.Failed, null, $"Semantic Scholar refuses the request ({number})"),
        };
    }

    private string ReasonOf(Exception? exception) => exception switch
    {
        UnusableAnswerException unusable => unusable.Message,
        TimeoutRejectedException => string.Create(CultureInfo.InvariantCulture, $"Semantic Scholar did not answer within {_options.AttemptTimeout.TotalSeconds:0.#} s"),
        BrokenCircuitException => "Semantic Scholar has failed again and again and is not asked for a while",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "Semantic Scholar could not be reached: its name was not resolved",
        _ => "Semantic Scholar could not be reached",
    };

    private static bool IsAboutFields(ApiExceptionBase? error) =>
        error is ApiException { Content: { } content } && ErrorOf(content)?.Contains("fields", StringComparison.OrdinalIgnoreCase) == true;

    private static string? ErrorOf(string content)
    {
        try
        {
            var error = JsonSerializer.Deserialize(content, WireJsonContext.Default.ErrorJson);
            var text = error?.Error ?? error?.Message;
            return text is { Length: > MaxLoggedError } ? text[..MaxLoggedError] : text;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Request {Endpoint} came to nothing: {Reason}. The service said: {Said}")]
    private static partial void LogFailed(ILogger logger, string endpoint, string reason, string? said);

    [LoggerMessage(EventId = 3, Level = LogLevel.Error, Message = "Request {Endpoint} broke")]
    private static partial void LogBroken(ILogger logger, string endpoint, Exception exception);
}
