using Microsoft.AspNetCore.Http;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>The highest amount as it is typed on the forms that let somebody act for another.</summary>
internal static class TypedLimit
{
    public const string Field = "UpTo";

    /// <summary>Null where it was left empty: then there is none.</summary>
    public static Result<Rial?> In(IFormCollection typed)
    {
        var text = typed[Field].FirstOrDefault();
        if (string.IsNullOrWhiteSpace(text))
            return (Rial?)null;
        return Rial.TryParse(text, out var most) && most > Rial.Zero
            ? (Rial?)most
            : DelegationProblems.Amount.On(Field);
    }
}
