using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>A person writes where they live or work: on the map, by address, or by numbers.</summary>
internal static class EditAddress
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/me/addresses/{kind}", ShowAsync).RequireSignIn();
        app.MapPost("/me/addresses/{kind}", SubmitAsync).RequireSignIn();
    }

    private static async Task<IResult> ShowAsync(
        string kind,
        Actor actor,
        AddressBook book,
        PersonalData sealing,
        [FromServices] IMaps maps,
        CancellationToken ct
    )
    {
        if (MyAddresses.KindOf(kind) is not { } which)
            return MyAddresses.Gone();
        var kept = await book.FindAsync(actor.Person, which, ct);
        return Pages.Of<EditAddressPage>(ViewOf(which, kept?.Read(sealing), maps));
    }

    private static async Task<IResult> SubmitAsync(
        string kind,
        IFormCollection typed,
        Actor actor,
        AddressBook book,
        AddressReader reader,
        [FromServices] IMaps maps,
        CancellationToken ct
    )
    {
        if (MyAddresses.KindOf(kind) is not { } which)
            return MyAddresses.Gone();
        var (written, problems) = await reader.ReadAsync(typed, ct);
        if (written is null)
            return Pages.Again<EditAddressPage>(ViewOf(which, null, maps), FormState.From(typed, problems));
        await book.KeepAsync(actor.Person, which, written, ct);
        return new SeeOther(MyAddresses.Address + "?done=kept");
    }

    private static EditAddressView ViewOf(AddressKind kind, WrittenAddress? written, IMaps maps)
    {
        var (center, zoom) = maps.View ?? (new GeoPoint(35.7, 51.4), 11);
        var at = written?.At;
        return new EditAddressView(kind == AddressKind.Home, MyAddresses.PathOf(kind), written?.Text)
        {
            PostalCode = written?.PostalCode,
            Center = at ?? center,
            Zoom = at is null ? zoom : 16,
            Lat = Invariant(at?.Lat),
            Lon = Invariant(at?.Lon),
        };
    }

    private static string? Invariant(double? degrees) => degrees?.ToString("0.######", CultureInfo.InvariantCulture);
}

/// <summary>What the page of one address shows.</summary>
public sealed record EditAddressView(bool IsHome, string Action, string? Text)
{
    /// <summary>The kept postal code.</summary>
    public string? PostalCode { get; init; }

    /// <summary>Where the map opens.</summary>
    public GeoPoint Center { get; init; }

    /// <summary>Its first zoom.</summary>
    public double Zoom { get; init; }

    /// <summary>The kept latitude.</summary>
    public string? Lat { get; init; }

    /// <summary>The kept longitude.</summary>
    public string? Lon { get; init; }
}
