using System.Collections;
using System.Reflection;
using Shahr.Cases.Definitions;

namespace Shahr.Cases.Tests;

/// <summary>
/// Page controls reach every part of a definition: services of the house, and one with what none of them uses, are made
/// anew in an empty design by its pages alone, and their YAML is the same.
/// </summary>
[Collection<DesignerCollection>]
public sealed class RebuildTests(CasesCity city)
{
    private static readonly ServiceDefinition _rare = DefinitionReader.Read(RareService.Yaml, "rare");

    /// <summary>The richest of the house: a service with inquiries, a life event, groups, offices by answer.</summary>
    public static TheoryData<string> Services =>
        ["business-licence", "open-shop", "special-waste", "street-problem", "office-request", _rare.Code];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_service_is_made_anew_by_the_pages_alone(string service)
    {
        var (kaveh, code) = (city.As(Somebody.Kaveh), DesignSteps.NewCode());
        var model = Of(service);
        var hand = new DesignHand(kaveh, await DesignSteps.StartAsync(kaveh, code));
        await Rebuilding.AllAsync(hand, model, code);
        var made = DefinitionReader.Read((await kaveh.GetAsync(hand.Design + "/definition.yaml")).Body, "made");
        Assert.Equal(Canonical(model), Canonical(made));
    }

    [Fact]
    public void Each_property_of_a_definition_says_something_in_one_of_them()
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var service in Services)
            Say(Of(service.Data), said);

        var all = said.Select(s => s.Split('.')[0]).Distinct().SelectMany(Properties).ToList();
        Assert.Empty(all.Except(said));
    }

    private static ServiceDefinition Of(string code) =>
        ServiceShelf
            .Embedded.Select(e => e.Definition)
            .Append(_rare)
            .Where(d => d.Code == code)
            .OrderByDescending(d => d.Version)
            .First();

    // What people never read, the city names itself: steps, branches, papers and their lines in their order.
    private static string Canonical(ServiceDefinition service)
    {
        var steps = service.Steps.Index().ToDictionary(s => s.Item.Code, s => $"step{s.Index + 1}");
        var used = service.Steps.Select(s => s.Branch).OfType<string>().Distinct().ToList();
        return DefinitionWriter.Write(
            service with
            {
                Code = "made-anew",
                Version = 1,
                Branches =
                [
                    .. used.Select((code, i) => service.Branches.Single(b => b.Code == code) with { Code = $"b{i}" }),
                ],
                Steps =
                [
                    .. service.Steps.Select(s =>
                        s with
                        {
                            Code = steps[s.Code],
                            Branch = s.Branch is { } branch ? $"b{used.IndexOf(branch)}" : null,
                        }
                    ),
                ],
                Inquiries = [.. service.Inquiries.Select(i => i with { Step = steps[i.Step] })],
                Outputs =
                [
                    .. service.Outputs.Select(
                        (output, i) =>
                            output with
                            {
                                Kind = $"paper{i}",
                                Fields = [.. output.Fields.Select((line, at) => line with { Name = $"line{at}" })],
                            }
                    ),
                ],
                Parts =
                [
                    .. service.Parts.Select(p =>
                        p with
                        {
                            Answers = [.. p.Answers.OrderBy(a => a.Field, StringComparer.Ordinal)],
                        }
                    ),
                ],
            }
        );
    }

    private static void Say(object part, HashSet<string> said)
    {
        foreach (var property in Written(part.GetType()))
        {
            var value = property.GetValue(part);
            if (value is not null and not false and not 0 and not IList { Count: 0 })
                said.Add($"{part.GetType().Name}.{property.Name}");
            var inner = value as IEnumerable ?? new[] { value };
            foreach (var item in inner.Cast<object?>())
            {
                if (item is not null and not string && item.GetType().Namespace == typeof(ServiceDefinition).Namespace)
                    Say(item, said);
            }
        }
    }

    private static IEnumerable<string> Properties(string type) =>
        Written(typeof(ServiceDefinition).Assembly.GetType($"{typeof(ServiceDefinition).Namespace}.{type}"))
            .Select(p => $"{type}.{p.Name}");

    private static IEnumerable<PropertyInfo> Written(Type? type) =>
        type is null || type.IsEnum ? [] : type.GetProperties().Where(p => p.SetMethod is not null);
}
