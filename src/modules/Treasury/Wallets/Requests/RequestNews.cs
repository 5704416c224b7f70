using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>Tells who is asked, and who asked. The words of a request stand on its page only.</summary>
internal sealed class RequestNews(INotify notify, IPeople people, UiContext ui)
{
    public Task AskedAsync(MoneyRequest request, CancellationToken ct) =>
        TellAsync("money_asked", request, request.PayerId, request.AskerId, ct);

    public Task DeclinedAsync(MoneyRequest request, CancellationToken ct) =>
        TellAsync("money_request_declined", request, request.AskerId, request.PayerId, ct);

    public Task PaidAsync(MoneyRequest request, CancellationToken ct) =>
        TellAsync("money_request_paid", request, request.AskerId, request.PayerId, ct);

    private async Task TellAsync(
        string template,
        MoneyRequest request,
        PersonId to,
        PersonId about,
        CancellationToken ct
    )
    {
        var names = await people.NamesAsync([about], ct);
        var values = new Dictionary<string, string>
        {
            ["city"] = ui.CityName,
            ["name"] = PersonName.In(names, about),
            ["amount"] = request.AmountRial.ToTomanString(),
        };
        await notify.SendAsync(
            new Message($"treasury.{template}:{request.Id:N}", to, template, values, ShowRequest.Address(request)),
            ct
        );
    }
}
