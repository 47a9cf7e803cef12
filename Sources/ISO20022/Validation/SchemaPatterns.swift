/// The patterns of the definitions in words, with the reason for a value that does not follow them.
///
/// - Source: the `pattern` facets of the definitions; a test holds the list against them.
enum SchemaPatterns {
    struct Words: Sendable {
        /// Completes "X must be …", "Поле X должно содержать …", "X өрісінде … болуы керек".
        let words: InThreeLanguages
        let reason: StatusReason

        init(_ english: String, ru russian: String, kk kazakh: String, _ reason: StatusReason = .invalidFileFormat) {
            words = InThreeLanguages(english, ru: russian, kk: kazakh)
            self.reason = reason
        }
    }

    static let words: [String: Words] = [
        "[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}": Words(
            "a lower-case UUID version 4",
            ru: "UUID версии 4 строчными буквами",
            kk: "кіші әріптермен жазылған 4-нұсқалы UUID"),
        "[A-Z0-9]{4,4}[A-Z]{2,2}[A-Z0-9]{2,2}([A-Z0-9]{3,3}){0,1}": Words(
            "a business identifier code of 8 or 11 capitals and digits, with a country in places 5 and 6",
            ru: "код BIC из 8 или 11 заглавных букв и цифр с кодом страны на 5-м и 6-м местах",
            kk: "5-ші және 6-шы орындарында ел коды бар, 8 немесе 11 бас әріп пен цифрдан тұратын BIC коды",
            .bankIdentifierIncorrect),
        "[A-Z]{2,2}[0-9]{2,2}[a-zA-Z0-9]{1,30}": Words(
            "an IBAN: two capitals, two digits, then 1 to 30 letters and digits without spaces",
            ru: "IBAN: две заглавные буквы, две цифры, затем от 1 до 30 букв и цифр без пробелов",
            kk: "IBAN: екі бас әріп, екі цифр, одан кейін бос орынсыз 1-ден 30-ға дейін әріп пен цифр",
            .incorrectAccountNumber),
        "[A-Z0-9]{18,18}[0-9]{2,2}": Words(
            "a legal entity identifier: 18 capitals or digits, then two digits",
            ru: "код LEI: 18 заглавных букв или цифр, затем две цифры",
            kk: "LEI коды: 18 бас әріп немесе цифр, одан кейін екі цифр"),
        "[A-Z]{2,2}": Words(
            "a country code of two capitals",
            ru: "код страны из двух заглавных букв",
            kk: "екі бас әріптен тұратын ел коды", .invalidCountry),
        "[A-Z]{3,3}": Words(
            "a currency code of three capitals",
            ru: "код валюты из трёх заглавных букв",
            kk: "үш бас әріптен тұратын валюта коды", .invalidTransactionCurrency),
        "[A-Z]{2,2}[A-Z0-9]{9,9}[0-9]{1,1}": Words(
            "a securities identifier (ISIN) of 12 characters",
            ru: "код ценной бумаги (ISIN) из 12 знаков",
            kk: "12 таңбадан тұратын бағалы қағаз коды (ISIN)"),
        "[a-z]{2,2}": Words(
            "a language code of two small letters",
            ru: "код языка из двух строчных букв",
            kk: "екі кіші әріптен тұратын тіл коды"),
        "[0-9]": Words(
            "one digit",
            ru: "одну цифру",
            kk: "бір цифр"),
        "[0-9]{2}": Words(
            "two digits",
            ru: "две цифры",
            kk: "екі цифр"),
        "[0-9]{3}": Words(
            "three digits",
            ru: "три цифры",
            kk: "үш цифр"),
        "[0-9]{1,3}": Words(
            "1 to 3 digits",
            ru: "от 1 до 3 цифр",
            kk: "1-ден 3-ке дейін цифр"),
        "[0-9]{2,3}": Words(
            "2 or 3 digits",
            ru: "2 или 3 цифры",
            kk: "2 немесе 3 цифр"),
        "[0-9]{3,4}": Words(
            "3 or 4 digits",
            ru: "3 или 4 цифры",
            kk: "3 немесе 4 цифр"),
        "[0-9]{1,5}": Words(
            "1 to 5 digits",
            ru: "от 1 до 5 цифр",
            kk: "1-ден 5-ке дейін цифр"),
        "[0-9]{8,28}": Words(
            "8 to 28 digits",
            ru: "от 8 до 28 цифр",
            kk: "8-ден 28-ге дейін цифр"),
        "[0-9]{1,15}": Words(
            "1 to 15 digits",
            ru: "от 1 до 15 цифр",
            kk: "1-ден 15-ке дейін цифр"),
        "[\\+]{0,1}[0-9]{1,15}": Words(
            "1 to 15 digits, perhaps with a plus sign before them",
            ru: "от 1 до 15 цифр, перед которыми может стоять плюс",
            kk: "алдында плюс белгісі болуы мүмкін 1-ден 15-ке дейін цифр"),
        "[a-zA-Z0-9]{4}": Words(
            "four letters or digits",
            ru: "четыре латинские буквы или цифры",
            kk: "төрт латын әрпі немесе цифр"),
        "\\+[0-9]{1,3}-[0-9()+\\-]{1,30}": Words(
            "a telephone number such as +7-7172123456",
            ru: "номер телефона вида +7-7172123456",
            kk: "+7-7172123456 түріндегі телефон нөмірі"),
        "[A-Z]{6,6}[A-Z2-9][A-NP-Z0-9]([A-Z0-9]{3,3}){0,1}": Words(
            "a business identifier code of 8 or 11 characters: six capitals, then capitals and digits",
            ru: "код BIC из 8 или 11 знаков: шесть заглавных букв, затем заглавные буквы и цифры",
            kk: "8 немесе 11 таңбалы BIC коды: алты бас әріп, одан кейін бас әріптер мен цифрлар",
            .bankIdentifierIncorrect),
        "[A-Z0-9]{18}[0-9]{2}[A-Z0-9]{0,32}": Words(
            "a unique transaction identifier: 18 capitals or digits, two digits, then up to 32 capitals or digits",
            ru:
                "идентификатор сделки: 18 заглавных букв или цифр, две цифры, затем до 32 заглавных букв или цифр",
            kk:
                "мәміле идентификаторы: 18 бас әріп немесе цифр, екі цифр, кейін 32-ге дейін бас әріп немесе цифр"
        ),
        "[a-zA-Z0-9]{1,4}": Words(
            "1 to 4 letters or digits",
            ru: "от 1 до 4 латинских букв или цифр",
            kk: "1-ден 4-ке дейін латын әрпі немесе цифр"),
        "[0-9a-fA-F]+": Words(
            "hexadecimal digits",
            ru: "шестнадцатеричные цифры",
            kk: "он алтылық цифрлар"),
        "([0-9A-F][0-9A-F]){32}": Words(
            "64 hexadecimal digits, in capitals",
            ru: "64 шестнадцатеричные цифры, буквы заглавные",
            kk: "бас әріптермен жазылған 64 он алтылық цифр"),
        ".*Z": Words(
            "a time in UTC, with Z at its end",
            ru: "время UTC с буквой Z в конце",
            kk: "соңында Z әрпі бар UTC уақыты"),
        "[BEOVW]{1,1}[0-9]{2,2}|DUM": Words(
            "DUM, or one of the letters B, E, O, V, W and two digits",
            ru: "DUM либо одну из букв B, E, O, V, W и две цифры",
            kk: "DUM немесе B, E, O, V, W әріптерінің бірі және екі цифр"),
    ]
}
