extension SentenceTable {
    /// The practice between correspondents: payments.
    static let correspondentPaymentSentences = """
        cbpr:batch
        en A message of one transaction must not have {1}.
        ru В сообщении с одной операцией не должно быть поля {1}.
        kk Бір операциясы бар хабарламада {1} өрісі болмауы керек.

        cbpr:settlement-method
        en The settlement method must be INDA, INGA or COVE.
        ru Способ расчёта должен быть INDA, INGA или COVE.
        kk Есеп айырысу тәсілі INDA, INGA немесе COVE болуы керек.

        cbpr:clearing-system
        en A clearing system must not be named.
        ru Клиринговую систему указывать нельзя.
        kk Клиринг жүйесін көрсетуге болмайды.

        cbpr:instruction-length
        en The instruction identification has at most 16 characters.
        ru В идентификаторе инструкции не более 16 знаков.
        kk Нұсқау идентификаторында ең көбі 16 таңба болады.

        cbpr:service-level-count
        en There must be at most three service levels.
        ru Уровней обслуживания должно быть не более трёх.
        kk Қызмет көрсету деңгейлері үшеуден аспауы керек.

        cbpr:service-level
        en From 14 November 2026 the only service level of tracked payments is G001.
        ru С 14 ноября 2026 года единственный уровень обслуживания отслеживаемых платежей — G001.
        kk 2026 жылғы 14 қарашадан бастап қадағаланатын төлемдердің жалғыз қызмет көрсету деңгейі — G001.

        cbpr:instructing-agents
        en A transaction must have {1} with a business identifier code.
        ru В операции должно быть поле {1} с кодом BIC.
        kk Операцияда BIC коды бар {1} өрісі болуы керек.

        cbpr:settlement-date
        en A transaction must have a settlement date.
        ru У операции должна быть дата расчёта.
        kk Операцияның есеп айырысу күні болуы керек.

        cbpr:commodity
        en {1} is a metal and not a currency to settle in.
        ru {1} — металл, а не валюта расчёта.
        kk {1} — металл, есеп айырысу валютасы емес.

        cbpr:amount-digits
        en The settled amount has at most 14 digits.
        ru В сумме расчёта не более 14 цифр.
        kk Есеп айырысу сомасында ең көбі 14 цифр болады.

        cbpr:charge-bearer
        en The charge bearer must be DEBT, CRED or SHAR.
        ru Плательщик комиссии должен быть DEBT, CRED или SHAR.
        kk Комиссия төлеушісі DEBT, CRED немесе SHAR болуы керек.

        cbpr:creditor-bears-charges
        en Where the creditor bears the charges, at least one charge must be given, be it zero.
        ru Если комиссии несёт получатель, должна быть указана хотя бы одна комиссия, пусть и нулевая.
        kk Комиссияны алушы төлейтін болса, нөлдік болса да, кемінде бір комиссия көрсетілуі керек.

        cbpr:debtor-bears-charges
        en Where the debtor bears the charges, at most one charge may be given.
        ru Если комиссии несёт плательщик, может быть указана не более чем одна комиссия.
        kk Комиссияны төлеуші төлейтін болса, ең көбі бір комиссия көрсетіледі.

        cbpr:charges-deducted
        en The settled amount differs from the instructed one, so that the charges must be given.
        ru Сумма расчёта отличается от суммы по поручению, поэтому комиссии должны быть указаны.
        kk Есеп айырысу сомасы тапсырма сомасынан өзгеше, сондықтан комиссиялар көрсетілуі керек.

        cbpr:remittance-place
        en Remittance information must be in the message or elsewhere, not both.
        ru Информация о платеже должна быть либо в сообщении, либо вне его.
        kk Төлем туралы ақпарат не хабарламаның ішінде, не одан тыс болуы керек.

        cbpr:account-or-identification
        en {1} must have an account or an identification.
        ru Для поля {1} должен быть указан счёт или идентификатор.
        kk {1} өрісі үшін шот немесе идентификатор көрсетілуі керек.

        cbpr:instruction-repeated
        en The instruction {1} stands twice.
        ru Инструкция {1} указана дважды.
        kk {1} нұсқауы екі рет көрсетілген.

        cbpr:instructions-exclude
        en The instructions {1} and {2} exclude each other.
        ru Инструкции {1} и {2} исключают друг друга.
        kk {1} және {2} нұсқаулары бірін-бірі жоққа шығарады.

        cbpr:instruction-count
        en There must be at most 2 instructions of this kind.
        ru Инструкций этого вида должно быть не более 2.
        kk Мұндай нұсқаулар 2-ден аспауы керек.
        en There must be at most 4 instructions of this kind.
        ru Инструкций этого вида должно быть не более 4.
        kk Мұндай нұсқаулар 4-тен аспауы керек.

        cbpr:slashes
        en A reference must not begin or end with a slash, nor hold two in a row.
        ru Референс не должен начинаться или заканчиваться косой чертой и содержать две подряд.
        kk Референс қиғаш сызықпен басталмауы, аяқталмауы және қатар тұрған екі сызықты қамтымауы керек.

        cbpr:charset
        en The character {1} is not one that the network carries here.
        ru Знак {1} сеть в этом поле не передаёт.
        kk {1} таңбасын желі бұл өрісте жеткізбейді.
        en The character {1} is not one that the network carries here; in Latin letters the text is: {2}
        ru Знак {1} сеть в этом поле не передаёт; латинскими буквами текст выглядит так: {2}
        kk {1} таңбасын желі бұл өрісте жеткізбейді; мәтін латын әріптерімен былай жазылады: {2}

        cbpr:offset-time
        en A time must have its offset from UTC in hours and minutes.
        ru Время должно содержать смещение от UTC в часах и минутах.
        kk Уақытта UTC уақытынан айырма сағатпен және минутпен көрсетілуі керек.
        """

    /// The practice between correspondents: status reports and account reports.
    static let correspondentReportSentences = """
        cbpr:status-reason
        en A refusal must have a reason.
        ru У отказа должна быть причина.
        kk Бас тартудың себебі болуы керек.

        cbpr:effective-date
        en A refusal must not have a date on which it takes effect.
        ru У отказа не должно быть даты вступления в силу.
        kk Бас тартудың күшіне ену күні болмауы керек.

        cbpr:original-message-name
        en The original message must be pacs.008, pacs.009, pacs.004, pacs.003 or pacs.010 with its version.
        ru Исходное сообщение должно быть pacs.008, pacs.009, pacs.004, pacs.003 или pacs.010 с версией.
        kk Бастапқы хабарлама нұсқасы көрсетілген pacs.008, pacs.009, pacs.004, pacs.003 немесе pacs.010 болуы керек.

        cbpr:page-number
        en Pages are counted from 1.
        ru Страницы нумеруются с 1.
        kk Беттер 1-ден бастап нөмірленеді.

        cbpr:interim-balances
        en A report of entries should give the balances ITBD and ITAV.
        ru В отчёте с записями следует указать остатки ITBD и ITAV.
        kk Жазбалары бар есепте ITBD және ITAV қалдықтары көрсетілгені жөн.

        cbpr:message-pagination
        en The pages of the message must not be counted; those of the statement are.
        ru Страницы сообщения не нумеруются; нумеруются страницы выписки.
        kk Хабарламаның беттері нөмірленбейді; үзінді көшірменің беттері нөмірленеді.

        cbpr:sequence-number
        en A statement must have an electronic or a legal sequence number.
        ru У выписки должен быть электронный или официальный порядковый номер.
        kk Үзінді көшірменің электрондық немесе ресми реттік нөмірі болуы керек.

        cbpr:account-currency
        en The currency of the account must be given.
        ru Должна быть указана валюта счёта.
        kk Шоттың валютасы көрсетілуі керек.

        cbpr:value-date
        en An entry must have a value date.
        ru У записи должна быть дата валютирования.
        kk Жазбаның валюталау күні болуы керек.

        cbpr:charges-total
        en The total of the charges is {1}, but they add up to {2}.
        ru Итог комиссий равен {1}, а их сумма — {2}.
        kk Комиссиялардың жиынтығы {1}, ал оларды қосқанда {2} шығады.

        cbpr:booked-date
        en A booked entry must have a booking date or a value date.
        ru У проведённой записи должна быть дата проводки или дата валютирования.
        kk Өткізілген жазбаның өткізу күні немесе валюталау күні болуы керек.

        cbpr:closing-available
        en There must be at most one closing available balance.
        ru Доступный остаток на конец периода должен быть не более чем один.
        kk Кезең соңындағы қолжетімді қалдық біреуден аспауы керек.

        cbpr:opening-balance cbpr:closing-balance
        en This page must give the balance {1} once, and not as an interim one.
        ru На этой странице остаток {1} должен быть указан один раз и не как промежуточный.
        kk Бұл бетте {1} қалдығы бір рет және аралық емес қалдық ретінде көрсетілуі керек.
        en This page must give the balance {1} once, as an interim one (INTM).
        ru На этой странице остаток {1} должен быть указан один раз как промежуточный (INTM).
        kk Бұл бетте {1} қалдығы бір рет, аралық қалдық (INTM) ретінде көрсетілуі керек.
        """
}
