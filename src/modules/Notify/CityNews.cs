using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;
using Shahr.Kit.Values;

namespace Shahr.Notify;

/// <summary>
/// Turns facts of the city into messages to the people they concern. Keys are event ids: a repeat sends nothing.
/// </summary>
internal sealed class CityNews(INotify notify, IPeople people, ICases cases)
    : IHandle<PersonJoined>,
        IHandle<CaseOpened>,
        IHandle<CaseAsked>,
        IHandle<CaseOwes>,
        IHandle<CaseTold>,
        IHandle<CaseDecided>,
        IHandle<DocumentSigned>
{
    public Task HandleAsync(PersonJoined happened, Delivery delivery, CancellationToken ct) =>
        notify.SendAsync(
            new Message(Key(delivery), happened.Person, "welcome", new Dictionary<string, string>(), "/"),
            ct
        );

    public Task HandleAsync(CaseOpened happened, Delivery delivery, CancellationToken ct) =>
        TellAsync(
            delivery,
            happened.Case,
            happened.Applicant,
            "case_opened",
            About(happened.ServiceFa, happened.Number),
            ct
        );

    public Task HandleAsync(CaseAsked happened, Delivery delivery, CancellationToken ct) =>
        TellAsync(
            delivery,
            happened.Case,
            happened.Applicant,
            "case_asked",
            new Dictionary<string, string>(About(happened.ServiceFa, happened.Number))
            {
                ["question"] = happened.Question,
            },
            ct
        );

    public Task HandleAsync(CaseOwes happened, Delivery delivery, CancellationToken ct) =>
        TellAsync(
            delivery,
            happened.Case,
            happened.Applicant,
            "case_owes",
            new Dictionary<string, string>(About(happened.ServiceFa, happened.Number))
            {
                ["what"] = happened.WhatFa,
                ["amount"] = happened.Amount.ToString(),
            },
            ct
        );

    public Task HandleAsync(CaseTold happened, Delivery delivery, CancellationToken ct) =>
        TellAsync(
            delivery,
            happened.Case,
            happened.Applicant,
            "case_told",
            new Dictionary<string, string>(About(happened.ServiceFa, happened.Number))
            {
                ["message"] = happened.Message,
            },
            ct
        );

    public Task HandleAsync(CaseDecided happened, Delivery delivery, CancellationToken ct) =>
        TellAsync(
            delivery,
            happened.Case,
            happened.Applicant,
            happened.Granted ? "case_granted" : "case_refused",
            new Dictionary<string, string>(About(happened.ServiceFa, happened.Number))
            {
                ["reason"] = happened.ReasonFa,
            },
            ct
        );

    public Task HandleAsync(DocumentSigned happened, Delivery delivery, CancellationToken ct) =>
        notify.SendAsync(
            new Message(
                Key(delivery),
                happened.Owner,
                "document_ready",
                new Dictionary<string, string> { ["title"] = happened.TitleFa, ["number"] = Grouped(happened.Number) },
                "/documents/" + happened.Number
            ),
            ct
        );

    // What is written to an organisation, its members read who may see such a case.
    private async Task TellAsync(
        Delivery delivery,
        CaseId about,
        PersonId applicant,
        string template,
        Dictionary<string, string> values,
        CancellationToken ct
    )
    {
        var service = (await cases.FindAsync(about, ct))?.ServiceCode ?? "";
        foreach (var reader in await people.ReadersOfAsync(applicant, service, ct))
        {
            var key = reader == applicant ? Key(delivery) : $"{Key(delivery)}:{reader}";
            await notify.SendAsync(new Message(key, reader, template, values, At(values["number"])), ct);
        }
    }

    private static string Key(Delivery delivery) => delivery.EventId.ToString("N");

    private static Dictionary<string, string> About(string service, string number) =>
        new() { ["service"] = service, ["number"] = Grouped(number) };

    // As pages and paper show it, so that it can be read out over a telephone.
    private static string Grouped(string number) => PublicNumber.Parse(number).Grouped;

    private static string At(string number) => "/cases/" + number;
}
