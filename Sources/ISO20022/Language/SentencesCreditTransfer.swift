extension SentenceTable {
    /// The standard's rules of customer credit transfers.
    static let creditTransferSentences = """
        iso:C1 iso:C2 iso:active-currency iso:currency
        en {1} is not an active currency of ISO 4217.
        ru {1} не является действующей валютой по ISO 4217.
        kk {1} — ISO 4217 бойынша қолданыстағы валюта емес.

        iso:C6
        en Where the creditor bears the charges, at least one charge must be given, be it zero.
        ru Если комиссии несёт получатель, должна быть указана хотя бы одна комиссия, пусть и нулевая.
        kk Комиссияны алушы төлейтін болса, нөлдік болса да, кемінде бір комиссия көрсетілуі керек.

        iso:C8
        en Charges must not be given without an instructed amount.
        ru Комиссии нельзя указывать без суммы по поручению плательщика.
        kk Төлеуші тапсырған сома көрсетілмесе, комиссияны көрсетуге болмайды.

        iso:C10 iso:country
        en {1} is not a country of ISO 3166-1.
        ru {1} не является кодом страны по ISO 3166-1.
        kk {1} — ISO 3166-1 бойынша ел коды емес.

        iso:C11 iso:decimals
        en An amount in {1} has at most {2} decimals.
        ru Сумма в валюте {1} указывается с числом знаков после запятой не более {2}.
        kk {1} валютасындағы соманың үтірден кейінгі таңбаларының саны {2} мәнінен аспауы керек.

        iso:C14 iso:*-date-in-group
        en The settlement date is in the group header and must not be in a transaction too.
        ru Дата расчёта указана в заголовке группы и не должна повторяться в операции.
        kk Есеп айырысу күні топ тақырыбында көрсетілген, оны операцияда қайталауға болмайды.

        iso:C18 iso:*-instructed-agent
        en The instructed agent is in the group header and must not be in a transaction too.
        ru Инструктируемый агент указан в заголовке группы и не должен повторяться в операции.
        kk Нұсқау алушы агент топ тақырыбында көрсетілген, оны операцияда қайталауға болмайды.

        iso:C23 iso:*-instructing-agent
        en The instructing agent is in the group header and must not be in a transaction too.
        ru Инструктирующий агент указан в заголовке группы и не должен повторяться в операции.
        kk Нұсқау беруші агент топ тақырыбында көрсетілген, оны операцияда қайталауға болмайды.

        iso:C32 iso:*-payment-type
        en The payment type is in the group header and must not be in a transaction too.
        ru Тип платежа указан в заголовке группы и не должен повторяться в операции.
        kk Төлем түрі топ тақырыбында көрсетілген, оны операцияда қайталауға болмайды.

        iso:C19
        en The instructed amount is in another currency than the settlement amount and needs an exchange rate.
        ru Валюта суммы по поручению отличается от валюты расчёта, поэтому нужен обменный курс.
        kk Тапсырма сомасының валютасы есеп айырысу валютасынан өзгеше, сондықтан айырбас бағамы қажет.

        iso:C20
        en Both amounts are in {1} and must not have an exchange rate.
        ru Обе суммы указаны в валюте {1}, поэтому обменного курса быть не должно.
        kk Екі сома да {1} валютасында, сондықтан айырбас бағамы көрсетілмеуі керек.

        iso:C21
        en An exchange rate must not be given without an instructed amount.
        ru Обменный курс нельзя указывать без суммы по поручению плательщика.
        kk Төлеуші тапсырған сома көрсетілмесе, айырбас бағамын көрсетуге болмайды.

        iso:C25
        en A payment by cheque must not have a creditor account.
        ru При выплате чеком счёт получателя указывать нельзя.
        kk Чекпен төлегенде алушының шотын көрсетуге болмайды.

        iso:C31 iso:*-number-of-transactions
        en The number of transactions is {1}, but the message holds {2}.
        ru Указанное число операций: {1}, а в сообщении их {2}.
        kk Көрсетілген операциялар саны: {1}, ал хабарламада олар: {2}.

        iso:control-sum
        en The control sum is {1}, but the amounts add up to {2}.
        ru Контрольная сумма равна {1}, а сложение сумм даёт {2}.
        kk Бақылау сомасы {1}, ал сомаларды қосқанда {2} шығады.

        iso:C49 iso:*-total
        en The total is {1}, but the settlement amounts add up to {2}.
        ru Общая сумма равна {1}, а сложение сумм расчёта даёт {2}.
        kk Жалпы сома {1}, ал есеп айырысу сомаларын қосқанда {2} шығады.

        iso:C50 iso:*-total-currency
        en The total is in {1}, but this settlement amount is in {2}.
        ru Общая сумма указана в валюте {1}, а эта сумма расчёта — в валюте {2}.
        kk Жалпы сома {1} валютасында, ал бұл есеп айырысу сомасы {2} валютасында көрсетілген.

        iso:C48 iso:*-total-date
        en A total needs the settlement date in the group header.
        ru Если указана общая сумма, дата расчёта должна быть в заголовке группы.
        kk Жалпы сома көрсетілсе, есеп айырысу күні топ тақырыбында болуы керек.

        iso:C52 iso:*-date-in-transaction
        en The settlement date must be in the group header or in every transaction.
        ru Дата расчёта должна быть указана в заголовке группы или в каждой операции.
        kk Есеп айырысу күні топ тақырыбында немесе әрбір операцияда көрсетілуі керек.

        iso:C51 iso:pacs.009-transaction-or-uetr
        en A transaction must have a transaction identification or a UETR.
        ru У операции должен быть идентификатор операции или UETR.
        kk Операцияның идентификаторы немесе UETR нөмірі болуы керек.

        iso:C26 iso:C27 iso:C29 iso:C33 iso:C35 iso:C37
        en The account of {1} {2} needs the agent.
        ru Указан счёт ({1} {2}), но не указан сам агент.
        kk Шот көрсетілген ({1} {2}), бірақ агенттің өзі көрсетілмеген.

        iso:C28 iso:C30 iso:C36 iso:C38
        en The {1} {2} needs the {3} {4}.
        ru Указан {1} {2}, но не указан {3} {4}.
        kk {1} {2} көрсетілген, бірақ {3} {4} көрсетілмеген.

        iso:C53
        en The ultimate creditor is the creditor and need not be named.
        ru Конечный получатель совпадает с получателем, указывать его не нужно.
        kk Түпкі алушы алушының өзі болғандықтан, оны көрсетудің қажеті жоқ.

        iso:C54
        en The ultimate debtor is the debtor and need not be named.
        ru Конечный плательщик совпадает с плательщиком, указывать его не нужно.
        kk Түпкі төлеуші төлеушінің өзі болғандықтан, оны көрсетудің қажеті жоқ.
        """

    /// The standard's rules of how a credit transfer settles.
    static let settlementSentences = """
        iso:C40 iso:C41 iso:C43
        en Settlement by {1} has no settlement account.
        ru При способе расчёта {1} расчётный счёт не указывается.
        kk {1} есеп айырысу тәсілінде есеп айырысу шоты көрсетілмейді.
        en Settlement by {1} has no clearing system.
        ru При способе расчёта {1} клиринговая система не указывается.
        kk {1} есеп айырысу тәсілінде клиринг жүйесі көрсетілмейді.
        en Settlement by {1} has no reimbursement agent.
        ru При способе расчёта {1} агент по возмещению не указывается.
        kk {1} есеп айырысу тәсілінде өтеу агенті көрсетілмейді.

        iso:C42 iso:*-cover-agent
        en A cover payment must name the instructing or the instructed reimbursement agent.
        ru Для платежа с покрытием должен быть указан возмещающий агент одной из сторон.
        kk Жабуы бар төлем үшін тараптардың бірінің өтеу агенті көрсетілуі керек.

        iso:C47 iso:*-third-reimbursement-agent
        en A third reimbursement agent needs both others.
        ru Третий агент по возмещению указывается только вместе с двумя другими.
        kk Үшінші өтеу агенті қалған екеуімен бірге ғана көрсетіледі.

        iso:C22 iso:C24 iso:C46 iso:*-reimbursement-account
        en The account of a reimbursement agent needs the agent.
        ru Указан счёт агента по возмещению, но не указан сам агент.
        kk Өтеу агентінің шоты көрсетілген, бірақ агенттің өзі көрсетілмеген.
        """

    /// What is wrong with a number that identifies an account, a business or a person.
    static let numberSentences = """
        iso:C15 iso:iban kz:iban kz:identification-number
        en The country of the IBAN is not in the registry, so that its shape could not be checked.
        ru Страны этого IBAN нет в реестре, поэтому его строение проверить нельзя.
        kk Бұл IBAN елі тізілімде жоқ, сондықтан оның құрылымын тексеру мүмкін болмады.
        en The number holds a character that is neither a Latin letter nor a digit.
        ru В номере есть знак, который не является ни латинской буквой, ни цифрой.
        kk Нөмірде латын әрпі де, цифр да емес таңба бар.
        en The number has the wrong length.
        ru У номера неверная длина.
        kk Нөмірдің ұзындығы дұрыс емес.
        en The number has a character that cannot stand where it stands.
        ru В номере есть знак, недопустимый на своём месте.
        kk Нөмірде өз орнында тұруға болмайтын таңба бар.
        en The number is of another country.
        ru Номер относится к другой стране.
        kk Нөмір басқа елге тиесілі.
        en The number has check digits that are never issued.
        ru У номера контрольные цифры, которые никогда не присваиваются.
        kk Нөмірдің бақылау цифрлары ешқашан берілмейтін цифрлар.
        en The check digits of the number do not fit the rest.
        ru Контрольные цифры не соответствуют остальной части номера.
        kk Бақылау цифрлары нөмірдің қалған бөлігіне сәйкес келмейді.
        en The number is of another kind.
        ru Номер относится к другому виду.
        kk Нөмір басқа түрге жатады.
        """
}
