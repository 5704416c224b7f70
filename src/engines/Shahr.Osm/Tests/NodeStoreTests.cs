using CsCheck;

namespace Shahr.Osm.Tests;

public class NodeStoreTests
{
    [Fact]
    public void It_answers_like_a_dictionary_whatever_the_order_and_the_later_of_two_wins() =>
        Gen.Select(Gen.Long[-50, 50], Gen.Int)
            .Array[0, 200]
            .Sample(given =>
            {
                var store = new OsmNodeStore(1);
                var model = new Dictionary<long, OsmPoint>();
                foreach (var (id, lat) in given)
                {
                    store.Add(id, new OsmPoint(lat, 1));
                    model[id] = new OsmPoint(lat, 1);
                }
                store.Seal();
                return store.Count == model.Count
                    && Enumerable
                        .Range(-60, 120)
                        .All(id =>
                            store.TryGet(id, out var point) == model.TryGetValue(id, out var wanted) && point == wanted
                        );
            });
}
