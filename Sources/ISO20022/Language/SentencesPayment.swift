extension SentenceTable {
    /// The standard's rules of what banks send each other, told by elements: every interbank payment.
    static let interbankSentences = """
        iso:C13 iso:pacs.009-expiry
        en The time of expiry is in the group header and must not be in a transaction too.
        ru Срок действия указан в заголовке группы и не должен повторяться в операции.
        kk Қолданылу мерзімі топ тақырыбында көрсетілген, оны операцияда қайталауға болмайды.

        iso:*-agent-settles iso:*-clearing iso:*-cover-account
        en Settlement by {1} does not admit {2}.
        ru При способе расчёта {1} не допускается {2}.
        kk {1} есеп айырысу тәсілінде {2} көрсетуге болмайды.

        iso:*-intermediary-agent iso:*-previous-agent iso:*-agent-account iso:pacs.009-C24
        en {1} needs {2}.
        ru Вместе с полем {1} должно быть указано поле {2}.
        kk {1} өрісімен бірге {2} өрісі көрсетілуі керек.

        iso:pacs.009-C78
        en A transfer must not carry both an underlying customer transfer and an underlying institution transfer.
        ru Перевод не может содержать одновременно исходный клиентский и исходный межбанковский переводы.
        kk Аударымда бастапқы клиенттік аударым мен бастапқы банкаралық аударым қатар болмауы керек.
        """

    /// The standard's rules of returns.
    static let returnSentences = """
        iso:pacs.004-transactions
        en A return that is not of the whole group must hold at least one transaction.
        ru Если возвращается не вся группа, возврат должен содержать хотя бы одну операцию.
        kk Бүкіл топ қайтарылмаса, қайтаруда кемінде бір операция болуы керек.

        iso:pacs.004-group-transactions
        en The return is of the whole group and must not hold transactions.
        ru Возвращается вся группа, поэтому операций в сообщении быть не должно.
        kk Бүкіл топ қайтарылады, сондықтан хабарламада операциялар болмауы керек.

        iso:pacs.004-group-control-sum
        en The return is of the whole group and must not have a control sum.
        ru Возвращается вся группа, поэтому контрольной суммы быть не должно.
        kk Бүкіл топ қайтарылады, сондықтан бақылау сомасы болмауы керек.

        iso:pacs.004-group-reason
        en The return is of the whole group, which needs a reason.
        ru Возвращается вся группа, поэтому должна быть указана причина.
        kk Бүкіл топ қайтарылады, сондықтан себебі көрсетілуі керек.

        iso:pacs.004-direct-debit
        en The return of a direct debit must not be settled by cover.
        ru Возврат прямого дебета не может рассчитываться с покрытием.
        kk Тікелей дебетті қайтару жабу арқылы есептелмейді.

        iso:pacs.004-charges
        en Charges need the returned instructed amount that they were taken from.
        ru Вместе с комиссиями должна быть указана возвращённая сумма, из которой они удержаны.
        kk Комиссиялармен бірге олар ұсталған қайтарылған сома көрсетілуі керек.

        iso:pacs.004-rate-without-amount
        en An exchange rate needs the returned instructed amount.
        ru Вместе с обменным курсом должна быть указана возвращённая сумма по поручению.
        kk Айырбас бағамымен бірге қайтарылған тапсырма сомасы көрсетілуі керек.

        iso:pacs.004-rate-of-one-currency
        en Both amounts are in {1}, so that there must be no exchange rate.
        ru Обе суммы указаны в валюте {1}, поэтому обменного курса быть не должно.
        kk Екі сома да {1} валютасында, сондықтан айырбас бағамы болмауы керек.

        iso:pacs.004-rate-missing
        en The amounts are in {1} and {2}, which needs an exchange rate.
        ru Суммы указаны в валютах {1} и {2}, поэтому нужен обменный курс.
        kk Сомалар {1} және {2} валюталарында, сондықтан айырбас бағамы қажет.
        """

    /// The standard's rules of status reports, requests and cases.
    static let statusSentences = """
        iso:pacs.002-narrative iso:camt.056-narrative iso:camt.029-narrative iso:pacs.004-narrative iso:*-narrative
        en The reason NARR must be told in the additional information.
        ru Причина NARR должна быть пояснена в дополнительной информации.
        kk NARR себебі қосымша ақпаратта түсіндірілуі керек.

        iso:pacs.002-group-accepted
        en The message as a whole is {1}, so that no transaction may be RJCT.
        ru Статус всего сообщения — {1}, поэтому ни одна операция не может иметь статус RJCT.
        kk Бүкіл хабарламаның мәртебесі — {1}, сондықтан ешбір операцияның мәртебесі RJCT болмауы керек.

        iso:pacs.002-group-received
        en The message as a whole is RCVD, so that no transaction may have a status.
        ru Статус всего сообщения — RCVD, поэтому у операций статуса быть не может.
        kk Бүкіл хабарламаның мәртебесі — RCVD, сондықтан операциялардың мәртебесі болмауы керек.

        iso:pacs.002-group-rejected
        en The message as a whole is RJCT, so that every transaction must be RJCT.
        ru Статус всего сообщения — RJCT, поэтому каждая операция должна иметь статус RJCT.
        kk Бүкіл хабарламаның мәртебесі — RJCT, сондықтан әрбір операцияның мәртебесі RJCT болуы керек.

        iso:pacs.002-original-message iso:pacs.028-original-message iso:pacs.004-original-message
        en The original message is named for the whole report and must not be named for a transaction too.
        ru Исходное сообщение указано для всего отчёта и не должно повторяться для операции.
        kk Бастапқы хабарлама бүкіл есеп үшін көрсетілген, оны операция үшін қайталауға болмайды.
        en The original message is named for the whole message and must not be named for a transaction too.
        ru Исходное сообщение указано для всего сообщения и не должно повторяться для операции.
        kk Бастапқы хабарлама бүкіл хабарлама үшін көрсетілген, оны операция үшін қайталауға болмайды.
        en The original message must be named for the transaction.
        ru Для операции должно быть указано исходное сообщение.
        kk Операция үшін бастапқы хабарлама көрсетілуі керек.

        iso:pacs.002-group-text
        en Additional information about a message as a whole needs the group status RJCT or PDNG.
        ru Дополнительная информация обо всём сообщении возможна только при статусе группы RJCT или PDNG.
        kk Бүкіл хабарлама туралы қосымша ақпарат топ мәртебесі RJCT немесе PDNG болғанда ғана беріледі.

        iso:camt.029-details
        en A request that was executed in part or rejected ({1}) needs the details of the cancellation.
        ru Если запрос исполнен частично или отклонён ({1}), нужны подробности отмены.
        kk Сұрату ішінара орындалса немесе қабылданбаса ({1}), жоюдың толық мәліметтері қажет.

        iso:camt.056-case iso:camt.029-resolved-case
        en The case is named at a higher level and must not be named here too.
        ru Дело указано на более высоком уровне и не должно повторяться здесь.
        kk Іс жоғары деңгейде көрсетілген, оны мұнда қайталауға болмайды.
        """
}
