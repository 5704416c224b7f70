using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Kit;
using Shahr.Kit.Modules;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Designer;

/// <summary>A design begins: from nothing, from a service that is live, or from a YAML file.</summary>
internal static class StartDesign
{
    private const int MostBytes = 1_000_000;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/designer/new", Show).RequirePermission(CasesPermissions.Design);
        app.MapPost("/designer", New).RequirePermission(CasesPermissions.Design);
        app.MapPost("/designer/copies", Copy).RequirePermission(CasesPermissions.Design);
        app.MapPost("/designer/imports", Import)
            .RequirePermission(CasesPermissions.Design)
            .RequireRateLimiting("upload");
    }

    public static IResult Show(ServiceShelf shelf, UiContext ui) => Pages.Of<StartDesignPage>(ViewOf(shelf, ui));

    public static async Task<IResult> New(
        IFormCollection form,
        Actor actor,
        DesignDesk desk,
        DesignFaults faults,
        ServiceShelf shelf,
        UiContext ui,
        CancellationToken ct
    )
    {
        var input = new DesignInput(form);
        var code = PersianText.ToLatinDigits(input.Text("code", 60));
        var title = input.Words("title");
        if (!NameRules.IsCode(code))
            input.Refuse(DesignerProblems.CodeNeeded.On("code"));
        else if (shelf.Newest(code) is not null || faults.IsOfAnotherRoom(code))
            input.Refuse(DesignerProblems.CodeTaken.On("code"));
        if (title.Fa.Length == 0)
            input.Refuse(DesignerProblems.TitleNeeded.On("titleFa"));
        return input.IsFine
            ? await StartAsync(Empty(code, title), "new", form, actor, desk, shelf, ui, ct)
            : Pages.Again<StartDesignPage>(ViewOf(shelf, ui), FormState.From(form, input.Problems));
    }

    public static async Task<IResult> Copy(
        IFormCollection form,
        Actor actor,
        DesignDesk desk,
        ServiceShelf shelf,
        UiContext ui,
        CancellationToken ct
    ) =>
        shelf.Newest(form["service"].FirstOrDefault() ?? "") is { } service
            ? await StartAsync(service, "copy", form, actor, desk, shelf, ui, ct)
            : Pages.Again<StartDesignPage>(
                ViewOf(shelf, ui),
                FormState.From(form, DesignerProblems.ServiceNeeded.On("service"))
            );

    public static async Task<IResult> Import(
        IFormCollection form,
        Actor actor,
        DesignDesk desk,
        ServiceShelf shelf,
        UiContext ui,
        CancellationToken ct
    )
    {
        var read = await ReadAsync(form, ct);
        return read.Problem is { } wrong
            ? Pages.Again<StartDesignPage>(ViewOf(shelf, ui), FormState.From(form, wrong.On("file")))
            : await StartAsync(read.Value, "import", form, actor, desk, shelf, ui, ct);
    }

    private static async Task<Result<ServiceDefinition>> ReadAsync(IFormCollection form, CancellationToken ct)
    {
        if (form.Files.GetFile("file") is not { Length: > 0 and <= MostBytes } file)
            return DesignerProblems.FileNeeded;
        using var reader = new StreamReader(file.OpenReadStream(), new UTF8Encoding(false, true));
        try
        {
            var service = DefinitionReader.Parse(await reader.ReadToEndAsync(ct), "file");
            var found = new DefinitionFaults();
            NameRules.Check(service, found);
            return found.All is [var first, ..] ? DesignerProblems.FileWrong.With(Short(first.En)) : service;
        }
        catch (DefinitionException wrong)
        {
            return DesignerProblems.FileWrong.With(Short(wrong.Message));
        }
        catch (DecoderFallbackException)
        {
            return DesignerProblems.FileWrong.With("UTF-8");
        }
    }

    private static async Task<IResult> StartAsync(
        ServiceDefinition service,
        string origin,
        IFormCollection form,
        Actor actor,
        DesignDesk desk,
        ServiceShelf shelf,
        UiContext ui,
        CancellationToken ct
    )
    {
        var started = await desk.StartAsync(service, origin, actor, ct);
        return started.Match<IResult>(
            design => new SeeOther(design.Url),
            problem => Pages.Again<StartDesignPage>(ViewOf(shelf, ui), FormState.From(form, problem))
        );
    }

    // The reader of YAML speaks English and ends its own sentences.
    private static string Short(string reason) => (reason.Length > 300 ? reason[..300] : reason).TrimEnd('.', ' ');

    private static ServiceDefinition Empty(string code, Words title) =>
        new()
        {
            Code = code,
            Version = 1,
            Title = title,
            About = new Words { Fa = "", En = "" },
            Group = CityGroup.Administrative,
            Stage = ServiceStage.Interaction,
            Outcomes = new Outcomes
            {
                Granted = new Words { Fa = "پذیرفته شد", En = "Granted" },
                Refused = new Words { Fa = "پذیرفته نشد", En = "Refused" },
            },
            Fields = [],
            Steps = [],
        };

    private static StartDesignView ViewOf(ServiceShelf shelf, UiContext ui) =>
        new([
            .. shelf
                .All.Select(s => new Choice(s.Code, s.Title.In(ui.Language)))
                .OrderBy(s => s.Label, StringComparer.Ordinal),
        ]);
}

/// <summary>The services a design may begin from.</summary>
public sealed record StartDesignView(IReadOnlyList<Choice> Services);
