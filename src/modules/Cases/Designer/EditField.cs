using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Ui;

namespace Shahr.Cases.Designer;

/// <summary>
/// One question of the form. What its type needs besides (options, limits) is asked once the type is saved.
/// </summary>
internal static class EditField
{
    public static void Map(IEndpointRouteBuilder app) =>
        new PartPages(DefinitionPart.Field, Pages.Again<EditFieldPage>, Read).Map(app);

    private static (ServiceDefinition Changed, string Next) Read(PartView view, DesignInput input)
    {
        var (service, url) = (view.Service, view.Design.Url);
        var field = FieldInput.Read(service, view.Field, input);
        var own = $"{url}/fields/{field.Name}";
        if (view.Field is not { } before)
            return (service.With(field, view.Group), own);

        // Another type asks for other things: the page comes again with them, and so it does where rows were filled.
        var stays = field.Type != before.Type || field.Options.Count != before.Options.Count;
        var list = service.GroupOf(before) is { } group ? $"{url}/fields/{group.Name}" : $"{url}#fields";
        return (service.With(before, field), stays ? own : list);
    }
}
