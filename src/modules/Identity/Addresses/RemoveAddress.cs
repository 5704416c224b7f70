using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>Removing an address; a page asks first.</summary>
internal static class RemoveAddress
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/me/addresses/{kind}/removal", ShowAsync).RequireSignIn();
        app.MapPost("/me/addresses/{kind}/removal", SubmitAsync).RequireSignIn();
    }

    private static async Task<IResult> ShowAsync(
        string kind,
        Actor actor,
        AddressBook book,
        PersonalData sealing,
        CancellationToken ct
    )
    {
        if (MyAddresses.KindOf(kind) is not { } which || await book.FindAsync(actor.Person, which, ct) is not { } kept)
            return MyAddresses.Gone();
        return Pages.Of<RemoveAddressPage>(
            new RemoveAddressView(which == AddressKind.Home, MyAddresses.PathOf(which), kept.Read(sealing).Text)
        );
    }

    private static async Task<IResult> SubmitAsync(string kind, Actor actor, AddressBook book, CancellationToken ct) =>
        MyAddresses.KindOf(kind) is { } which && await book.RemoveAsync(actor.Person, which, ct)
            ? new SeeOther(MyAddresses.Address + "?done=removed")
            : MyAddresses.Gone();
}

/// <summary>What is about to be removed.</summary>
public sealed record RemoveAddressView(bool IsHome, string Path, string Text);
