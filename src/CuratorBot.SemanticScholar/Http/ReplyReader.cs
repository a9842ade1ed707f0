using System.Globalization;
using System.Net;
using System.Text.Json;
using CuratorBot.Core.Papers;
using CuratorBot.Links.Http;
using Microsoft.Extensions.Logging;
using Polly.CircuitBreaker;
using Polly.Timeout;
using Refit;

namespace CuratorBot.SemanticScholar.Http;

/// <summary>Says what an answer, an error or an exception means, in words for people. The service's own words only go to the log.</summary>
internal sealed partial class ReplyReader
{
    private const int MaxLoggedError = 200;

    private readonly ApiGate _gate;
    private readonly ILogger _logger;

    public ReplyReader(ApiGate gate, ILogger logger)
    {
        _gate = gate;
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
            return Failed<T>(deadline.Reason, Outage.Slow);
        }

        if (deadline.GivenUp is { } givenUp)
        {
            return new(ReplyKind.Failed, null, givenUp);
        }

        try
        {
            using var response = await send(deadline.Token);
            var reply = Read(response);
            if (reply.Failure is { } failure)
            {
                var said = response.Error is ApiException { Content: { } content } ? ErrorOf(content) : null;
                LogFailed(_logger, endpoint, failure.Reason, said);
            }

            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                deadline.Throttled(reply.Failure!, forLong: IsForLong(response));
            }
            else if (response.IsReceived)
            {
                deadline.Answered();
            }

            return reply;
        }
        catch (OperationCanceledException)
        {
            deadline.ThrowIfCallerCancelled();
            LogFailed(_logger, endpoint, deadline.Reason, said: null);
            return Failed<T>(deadline.Reason, Outage.Slow);
        }
        catch (Exception exception)
        {
            // Refit returns errors as answers; an exception that is thrown nevertheless must not end a review.
            LogBroken(_logger, endpoint, exception);
            return Failed<T>($"{_gate.Service} could not be asked", Outage.Other);
        }
    }

    private Reply<T> Read<T>(IApiResponse<T> response)
        where T : class
    {
        if (response.IsSuccessful && response.Content is { } content)
        {
            return new(ReplyKind.Content, content);
        }

        if (!response.IsReceived)
        {
            return new(ReplyKind.Failed, null, FailureOf(response.Error?.InnerException ?? response.Error));
        }

        if (response.IsSuccessStatusCode)
        {
            return Failed<T>($"{_gate.Service}'s answer could not be read", Outage.Faulty);
        }

        var status = response.StatusCode!.Value;
        var number = ((int)status).ToString(CultureInfo.InvariantCulture);
        return status switch
        {
            HttpStatusCode.NotFound => new(ReplyKind.Unknown, null),

            // Any other 400 is about the ids or words in the request.
            HttpStatusCode.BadRequest when !IsAboutFields(response.Error) => new(ReplyKind.Refused, null),
            HttpStatusCode.TooManyRequests when _gate.Profile.HasBudget && IsForLong(response) =>
                Failed<T>($"{_gate.Service}'s budget for today is used up ({number})", Outage.BudgetUsed),
            HttpStatusCode.TooManyRequests => Failed<T>(
                $"{_gate.Service} is throttling requests ({number})", _gate.Key is null ? Outage.ThrottledWithoutKey : Outage.Throttled),
            HttpStatusCode.InternalServerError or HttpStatusCode.GatewayTimeout =>
                new(ReplyKind.TooMuch, null, new Failure($"{_gate.Service} answers with an error ({number})", Outage.Faulty)),
            >= HttpStatusCode.InternalServerError => Failed<T>($"{_gate.Service} answers with an error ({number})", Outage.Faulty),
            _ => Failed<T>($"{_gate.Service} refuses the request ({number})", Outage.Faulty),
        };
    }

    private bool IsForLong(IApiResponse response) =>
        response.Headers?.TryGetValues("Retry-After", out var values) == true && RetryAfter.Of(values.FirstOrDefault(), _gate.Time.GetUtcNow()) > _gate.Options.Patience;

    private Failure FailureOf(Exception? exception) => exception switch
    {
        UnusableAnswerException unusable => new(unusable.Message, Outage.Faulty),
        TimeoutRejectedException => new(
            string.Create(CultureInfo.InvariantCulture, $"{_gate.Service} did not answer within {_gate.Options.AttemptTimeout.TotalSeconds:0.#} s"), Outage.Slow),
        BrokenCircuitException => new($"{_gate.Service} has failed again and again and is not asked for a while", Outage.Faulty),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
            new($"{_gate.Service} could not be reached: its name was not resolved", Outage.Unreachable),
        _ => new($"{_gate.Service} could not be reached", Outage.Unreachable),
    };

    private static Reply<T> Failed<T>(string reason, Outage outage)
        where T : class => new(ReplyKind.Failed, null, new Failure(reason, outage));

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
