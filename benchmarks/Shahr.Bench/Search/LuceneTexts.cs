using Lucene.Net.Analysis.Fa;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Shahr.Bench;

/// <summary>The same texts in Lucene.Net, analysed by its PersianAnalyzer as it comes.</summary>
internal sealed class LuceneTexts : IDisposable
{
    private readonly RAMDirectory _folder = new();
    private readonly PersianAnalyzer _analyzer = new(LuceneVersion.LUCENE_48);
    private readonly DirectoryReader _reader;

    public LuceneTexts(IReadOnlyList<string> texts)
    {
        using (var writer = new IndexWriter(_folder, new IndexWriterConfig(LuceneVersion.LUCENE_48, _analyzer)))
            foreach (var text in texts)
                writer.AddDocument([new TextField("text", text, Field.Store.NO)]);
        _reader = DirectoryReader.Open(_folder);
    }

    /// <summary>Places of what is found.</summary>
    /// <param name="typed">The question.</param>
    /// <param name="all">True where every word must be there, false where any will do.</param>
    /// <param name="forgiving">True where each word may be one slip away, and the last may be a beginning.</param>
    public IReadOnlySet<int> Find(string typed, bool all, bool forgiving)
    {
        var words = Analysed(typed);
        var query = new BooleanQuery();
        foreach (var (i, word) in words.Index())
        {
            var any = new BooleanQuery { { new TermQuery(new Term("text", word)), Occur.SHOULD } };
            if (forgiving)
                any.Add(new FuzzyQuery(new Term("text", word), 1), Occur.SHOULD);
            if (forgiving && i == words.Count - 1)
                any.Add(new PrefixQuery(new Term("text", word)), Occur.SHOULD);
            query.Add(any, all ? Occur.MUST : Occur.SHOULD);
        }

        return new IndexSearcher(_reader).Search(query, _reader.MaxDoc).ScoreDocs.Select(d => d.Doc).ToHashSet();
    }

    public void Dispose()
    {
        _reader.Dispose();
        _analyzer.Dispose();
        _folder.Dispose();
    }

    private List<string> Analysed(string typed)
    {
        var words = new List<string>();
        using var stream = _analyzer.GetTokenStream("text", typed);
        var word = stream.AddAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
            words.Add(word.ToString() ?? "");
        stream.End();
        return words;
    }
}
