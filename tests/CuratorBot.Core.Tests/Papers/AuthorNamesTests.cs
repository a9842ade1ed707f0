using CsCheck;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Papers.Names;

namespace CuratorBot.Core.Tests.Papers;

public sealed class AuthorNamesTests
{
    [Theory]
    [InlineData("G. Hinton et al.", "G. Hinton", true)]
    [InlineData("G. Hinton et. al.", "G. Hinton", true)]
    [InlineData("G. Hinton, et al", "G. Hinton", true)]
    [InlineData("G. Hinton and others", "G. Hinton", true)]
    [InlineData("G. Hinton等人", "G. Hinton", true)]
    [InlineData("D. Bahdanau 等人", "D. Bahdanau", true)]
    [InlineData("X. Glorot and Y. Bengio", "X. Glorot|Y. Bengio", false)]
    [InlineData("X. Glorot & Y. Bengio", "X. Glorot|Y. Bengio", false)]
    [InlineData("X. Glorot 和 Y. Bengio", "X. Glorot|Y. Bengio", false)]
    [InlineData("S. Loffe和C. Szegedy", "S. Loffe|C. Szegedy", false)]
    [InlineData("Y. LeCun, Y. Bengio and G. Hinton", "Y. LeCun|Y. Bengio|G. Hinton", false)]
    [InlineData("Lijun Wang, Wanli Ouyang, Xiaogang Wang, and Huchuan Lu", "Lijun Wang|Wanli Ouyang|Xiaogang Wang|Huchuan Lu", false)]
    [InlineData("Chen and Manning", "Chen|Manning", false)]
    [InlineData("Rajpurkar et al.", "Rajpurkar", true)]
    [InlineData("E.Denton et al.", "E. Denton", true)]
    [InlineData("D Ulyanov et al.", "D Ulyanov", true)]
    [InlineData("A. van den Oord et al.", "A. van den Oord", true)]
    [InlineData("Hinton, Geoffrey E., Simon Osindero, and Yee-Whye Teh", "Geoffrey E. Hinton|Simon Osindero|Yee-Whye Teh", false)]
    [InlineData("Szegedy, Christian, et al.", "Christian Szegedy", true)]
    [InlineData("Oord, Aaron van den, et al.", "Aaron van den Oord", true)]
    [InlineData("Le, Quoc V.", "Quoc V. Le", false)]
    [InlineData("Le, Quoc V. and Mikolov, Tomas", "Quoc V. Le|Tomas Mikolov", false)]
    [InlineData("Hinton, G., Deng, L., Yu, D.", "G. Hinton|L. Deng|D. Yu", false)]
    [InlineData("Krizhevsky, Sutskever, Hinton", "Krizhevsky|Sutskever|Hinton", false)]
    [InlineData("Wei Liu1, Dragomir Anguelov*", "Wei Liu|Dragomir Anguelov", false)]
    [InlineData("李飞飞、吴恩达", "李飞飞|吴恩达", false)]
    [InlineData("et al.", "", true)]
    [InlineData("...", "", false)]
    [InlineData("", "", false)]
    [InlineData(null, "", false)]
    public void Names_are_read_in_every_form(string? text, string names, bool etAl)
    {
        var authors = AuthorNames.Parse(text);

        Assert.Equal(names, string.Join('|', authors.Names));
        Assert.Equal(etAl, authors.EtAl);
    }

    [Theory]
    [InlineData("Geoffrey E. Hinton", "Geoffrey E.", "Hinton", "G. Hinton")]
    [InlineData("Aäron van den Oord", "Aäron", "van den Oord", "A. van den Oord")]
    [InlineData("van Hasselt", "", "van Hasselt", "van Hasselt")]
    [InlineData("Rajpurkar", "", "Rajpurkar", "Rajpurkar")]
    [InlineData("Quoc V. Le", "Quoc V.", "Le", "Q. Le")]
    [InlineData("Sammy Davis Jr.", "Sammy", "Davis", "S. Davis")]
    public void A_name_has_given_names_and_a_surname(string text, string given, string surname, string abbreviated)
    {
        var name = AuthorName.Parse(text);

        Assert.Equal(new AuthorName(given, surname), name);
        Assert.Equal(abbreviated, name!.Abbreviated);
    }

    [Theory]
    [InlineData("G. Hinton", "Geoffrey E. Hinton")]
    [InlineData("Hinton", "Geoffrey E. Hinton")]
    [InlineData("A. Oord", "Aäron van den Oord")]
    [InlineData("H. Hasselt", "H. V. Hasselt")]
    [InlineData("A. van den Oord", "A. Oord")]
    [InlineData("C. Gulcehre", "Çaglar Gülçehre")]
    [InlineData("R. Jozefowicz", "R. Józefowicz")]
    [InlineData("P. Haeusser", "Philip Häusser")]
    [InlineData("L. Barrault", "Loïc Barrault")]
    [InlineData("R. Al-Rfou", "Rami Al-Rfou’")]
    [InlineData("D. Farley", "David Warde-Farley")]
    [InlineData("A. Puigdomènech", "Adrià Puigdomènech Badia")]
    [InlineData("F. Li", "Li Fei-Fei")]
    [InlineData("L. Fei-Fei", "Li Fei-Fei")]
    [InlineData("Glorat Xavier", "Xavier Glorot")]
    [InlineData("Y. W. Teh", "Y. Teh")]
    [InlineData("李飞飞", "李飞飞")]
    [InlineData("K. Lukasz", "Kaiser Łukasz")]
    [InlineData("J. Strauss", "Johann Strauß")]
    [InlineData("A. Aerts", "Anna Ærts")]
    [InlineData("M. Coeur", "Marie Cœur")]
    [InlineData("S. Thorsson", "Sigur Þorsson")]
    [InlineData("V. Dang", "Vu Đang")]
    [InlineData("C. Hazirbas", "Caner Hazırbaş")]
    public void Names_of_one_person_agree(string listed, string recorded) =>
        Assert.True(AuthorName.Parse(listed)!.AgreesWith(recorded));

    [Theory]
    [InlineData("S. Loffe", "S. Ioffe")]
    [InlineData("G. Hinton", "Geoffrey West")]
    [InlineData("Y. LeCun", "Yoshua Bengio")]
    [InlineData("J. Dean", "Dean Kamen")]
    [InlineData("A. B.", "A. B. Carter")]
    [InlineData("K. He", "")]
    [InlineData("A. \u037A", "B. \u037A")] // a letter that vanishes when normalised
    public void Names_of_different_people_do_not_agree(string listed, string recorded) =>
        Assert.False(AuthorName.Parse(listed)!.AgreesWith(recorded));

    [Theory]
    [InlineData("A. Smith", "Adam B. Smith")]
    [InlineData("A. B. Smith", "A. Smith")]
    [InlineData("Smith", "Brenda Smith")] // no initial to contradict
    [InlineData("L. Zitnick", "C. Lawrence Zitnick")] // called by the second name
    [InlineData("T. Luong", "Minh-Thang Luong")]
    [InlineData("M.-T. Luong", "Thang Luong")]
    [InlineData("T.-Y. Lin", "Tsung-Yi Lin")]
    [InlineData("X. G. Wang", "Xiaogang Wang")]
    [InlineData("A. van den Oord", "Aäron van den Oord")]
    [InlineData("B. Merrienboer", "B. V. Merrienboer")]
    [InlineData("D. Wang", "Di Wang")] // no particle
    [InlineData("Sun Yi", "Yi Sun")] // both orders
    [InlineData("Y. Sun", "Sun Yi")]
    [InlineData("Pascanu R.", "Razvan Pascanu")]
    [InlineData("Hinton G. E.", "Geoffrey E. Hinton")]
    [InlineData("LeCun Y", "Yann LeCun")]
    [InlineData("G. Hinton", "Hinton G. E.")]
    [InlineData("van den Oord A.", "Aaron van den Oord")]
    [InlineData("Sergei Levin", "Sergey Levin")]
    [InlineData("Alex Graves", "Alexander Graves")]
    [InlineData("F. Li", "Li Fei-Fei")]
    [InlineData("Google Brain Team", "Google Brain Team")]
    public void A_name_with_its_initials_can_be_the_records(string listed, string recorded) =>
        Assert.True(AuthorName.Parse(listed)!.CanBe(recorded));

    [Theory]
    [InlineData("A. Smith", "Brenda Smith")]
    [InlineData("A. Smith", "Brenda A. Smith")] // people write their first name first
    [InlineData("L. N. Smith", "L. M. Smith")]
    [InlineData("Wei Wang", "Wen Wang")]
    [InlineData("Smith A.", "Brenda Smith")]
    [InlineData("M. Luong", "Thang Luong")]
    [InlineData("Y. Sun", "Sun Xi")]
    [InlineData("G. Hinton", "Geoffrey West")]
    public void A_name_whose_initials_contradict_is_anothers(string listed, string recorded) =>
        Assert.False(AuthorName.Parse(listed)!.CanBe(recorded));

    [Theory]
    [InlineData("S. Loffe", "S. Ioffe", true)]
    [InlineData("B. Loffe", "S. Ioffe", false)]
    [InlineData("T. Mikolow", "Tomas Mikolov", true)]
    [InlineData("Y. Bnegio", "Yoshua Bengio", true)]
    [InlineData("K. He", "K. Hu", false)] // too short to tell
    [InlineData("G. Hinton", "G. Hilbert", false)]
    [InlineData("G. Hinton", "", false)]
    public void A_surname_one_letter_off_is_near(string listed, string recorded, bool near) =>
        Assert.Equal(near, AuthorName.Parse(listed)!.IsNear(recorded));

    [Fact]
    public void One_known_author_is_enough_and_all_are_more()
    {
        PaperAuthor[] record = [new("S. Ioffe"), new("Christian Szegedy")];

        var listed = AuthorNames.Parse("S. Loffe and C. Szegedy");

        Assert.True(listed.AnyIsAmong(record));
        Assert.False(listed.AllAreAmong(record));
        Assert.True(AuthorNames.Parse("S. Ioffe et al.").AllAreAmong(record));
        Assert.True(AuthorNames.Parse("C. Szegedy and S. Ioffe").AllAreAmong(record));
        Assert.Null(AuthorNames.Parse(null).AnyIsAmong(record));
        Assert.Null(listed.AllAreAmong([]));
    }

    [Fact]
    public void No_text_makes_reading_throw() => Gen.Select(Gen.String, Gen.String).Sample((listed, recorded) =>
    {
        foreach (var name in AuthorNames.Parse(listed).Names)
        {
            _ = name.Abbreviated;
            name.AgreesWith(recorded);
            name.CanBe(recorded);
        }

        return AuthorNames.Parse(listed).AnyIsAmong([new PaperAuthor(recorded)]) is not null || AuthorNames.Parse(listed).Names.Count == 0;
    });
}
