using System.Net;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>What designers do at the pages, as many tests begin with it.</summary>
internal static class DesignSteps
{
    private static int _services;

    /// <summary>An address that no other test uses.</summary>
    public static string NewCode() => $"test-service-{Interlocked.Increment(ref _services)}";

    /// <summary>Begins a design of a new service and answers its address.</summary>
    public static async Task<string> StartAsync(Visitor designer, string code)
    {
        var page = await designer.GetAsync("/designer/new");
        page = await designer.SubmitAsync(
            page,
            "form[action='/designer']",
            ("titleFa", "مجوز کبوترخانه"),
            ("titleEn", "Pigeon loft permit"),
            ("code", code)
        );
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return page.Address;
    }

    /// <summary>Begins a design of the next version of a service.</summary>
    public static async Task<string> CopyAsync(Visitor designer, string service)
    {
        var page = await designer.GetAsync("/designer/new");
        return (await designer.SubmitAsync(page, "form[action='/designer/copies']", ("service", service))).Address;
    }

    /// <summary>Fills and saves the one form of a part's page.</summary>
    public static async Task<Seen> SaveAsync(
        Visitor designer,
        string address,
        params (string Name, string? Value)[] values
    )
    {
        var page = await designer.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return await designer.SubmitAsync(page, $"form[action='{address}']", values);
    }

    /// <summary>Adds a question and answers the page it leads to.</summary>
    public static Task<Seen> AddFieldAsync(
        Visitor designer,
        string design,
        string name,
        string type,
        string fa,
        params (string Name, string? Value)[] more
    ) =>
        SaveAsync(
            designer,
            design + "/new-field",
            [("name", name), ("type", type), ("questionFa", fa), ("questionEn", name + "?"), .. more]
        );

    public static Task<Seen> AddStepAsync(
        Visitor designer,
        string design,
        string fa,
        string kind,
        string office,
        params (string Name, string? Value)[] more
    ) =>
        SaveAsync(
            designer,
            design + "/new-step",
            [
                ("titleFa", fa),
                ("titleEn", kind),
                ("kind", kind),
                ("office", office),
                ("time", "۲"),
                ("unit", "days"),
                .. more,
            ]
        );

    /// <summary>A whole small service: one question, one decision.</summary>
    public static async Task<string> SmallAsync(Visitor designer, string code)
    {
        var design = await StartAsync(designer, code);
        await SaveAsync(designer, design + "/facts", ("aboutFa", "اجازهٔ کبوتر"), ("aboutEn", "Pigeons"));
        await AddFieldAsync(designer, design, "birds", "Number", "چند کبوتر دارید؟");
        await AddStepAsync(designer, design, "تصمیم", "Decide", "parks");
        return design;
    }

    /// <summary>The author says it is ready; the page of the design.</summary>
    public static async Task<Seen> ReadyAsync(Visitor designer, string design) =>
        await designer.SubmitAsync(await designer.GetAsync(design), "form[action$='/readiness']");

    /// <summary>Another designer publishes what is ready.</summary>
    public static async Task<Seen> PublishAsync(Visitor other, string design)
    {
        var page = await other.GetAsync(design + "/publication");
        return await other.SubmitAsync(page, "form[action$='/publication']");
    }
}
