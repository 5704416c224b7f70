using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>«نشانی‌های من»: home and work, as their owner wrote them.</summary>
internal static class MyAddresses
{
    public const string Address = "/me/addresses";

    public static void Map(IEndpointRouteBuilder app) => app.MapGet(Address, ShowAsync).RequireSignIn();

    /// <summary>The last part of the path, <c>home</c> or <c>work</c>.</summary>
    public static AddressKind? KindOf(string path) =>
        path switch
        {
            "home" => AddressKind.Home,
            "work" => AddressKind.Work,
            _ => null,
        };

    public static string PathOf(AddressKind kind) => Address + (kind == AddressKind.Home ? "/home" : "/work");

    /// <summary>No such address, or none any more.</summary>
    public static IResult Gone() =>
        Pages.Refuse(AddressProblems.Gone, new WayOn("نشانی‌های من", "My addresses", Address));

    private static async Task<IResult> ShowAsync(
        Actor actor,
        AddressBook book,
        PersonalData sealing,
        string? done,
        CancellationToken ct
    )
    {
        var kept = await book.OfAsync(actor.Person, ct);
        return Pages.Of<MyAddressesPage>(
            new AddressesView([.. Enum.GetValues<AddressKind>().Select(kind => LineOf(kind, kept, sealing))], done)
        );
    }

    private static AddressLine LineOf(AddressKind kind, List<Address> kept, PersonalData sealing)
    {
        var written = kept.Find(a => a.Kind == kind)?.Read(sealing);
        var code = PostalCode.TryParse(written?.PostalCode, out var one) ? one.Display : null;
        return new AddressLine(kind == AddressKind.Home, PathOf(kind), written?.Text, code, written is { At: null });
    }
}

/// <summary>One of the two addresses.</summary>
/// <param name="IsHome">Home, or else work.</param>
/// <param name="Path">Where it is written.</param>
/// <param name="Text">The address, or null where none is kept.</param>
/// <param name="PostalCode">As it is printed, or null.</param>
/// <param name="IsOffMap">It has no point on the map.</param>
public sealed record AddressLine(bool IsHome, string Path, string? Text, string? PostalCode, bool IsOffMap);

/// <summary>Both addresses, and what was just done.</summary>
public sealed record AddressesView(IReadOnlyList<AddressLine> Lines, string? Done);
