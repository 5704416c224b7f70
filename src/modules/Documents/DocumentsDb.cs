using Microsoft.EntityFrameworkCore;
using Shahr.Kit.Data;

namespace Shahr.Documents;

/// <summary>The register: one table.</summary>
internal sealed class DocumentsDb(CityTransaction transaction) : CityDb(transaction)
{
    public DbSet<Document> Documents => Set<Document>();

    protected override void Map(ModelBuilder model) =>
        model.Entity<Document>(document =>
        {
            document.ToTable("documents_documents");
            document.Property(d => d.State).IsConcurrencyToken();
            document.HasKey(d => d.Id);
            document.Ignore(d => d.PublicNumber);
        });
}
