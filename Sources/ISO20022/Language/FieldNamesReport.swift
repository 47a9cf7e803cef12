extension FieldNames {
    /// Account reports, statements and notifications: `tag|English|Russian|Kazakh`.
    static let reportNames = """
        BkToCstmrStmt|Statement message|Сообщение с выпиской|Үзінді көшірме хабарламасы
        BkToCstmrAcctRpt|Account report message|Сообщение с отчётом по счёту|Шот бойынша есеп хабарламасы
        BkToCstmrDbtCdtNtfctn|Debit and credit notification|Уведомление о списании и зачислении\
        |Есептен шығару және есепке алу хабарламасы
        Stmt|Statement|Выписка|Үзінді көшірме
        Rpt|Report|Отчёт|Есеп
        Ntfctn|Notification|Уведомление|Хабарландыру
        MsgPgntn|Message pages|Страницы сообщения|Хабарлама беттері
        StmtPgntn|Statement pages|Страницы выписки|Үзінді көшірме беттері
        RptPgntn|Report pages|Страницы отчёта|Есеп беттері
        NtfctnPgntn|Notification pages|Страницы уведомления|Хабарландыру беттері
        PgNb|Page number|Номер страницы|Бет нөмірі
        LastPgInd|Last page indicator|Признак последней страницы|Соңғы бет белгісі
        ElctrncSeqNb|Electronic sequence number|Электронный порядковый номер|Электрондық реттік нөмір
        LglSeqNb|Legal sequence number|Официальный порядковый номер|Ресми реттік нөмір
        CpyDplctInd|Copy or duplicate indicator|Признак копии или дубликата|Көшірме немесе телнұсқа белгісі
        Bal|Balance|Остаток|Қалдық
        CdtDbtInd|Credit or debit indicator|Признак кредита или дебета|Кредит немесе дебет белгісі
        RvslInd|Reversal indicator|Признак сторно|Сторно белгісі
        Avlbty|Availability|Доступность|Қолжетімділік
        CdtLine|Credit line|Кредитная линия|Кредит желісі
        TxsSummry|Summary of transactions|Сводка операций|Операциялар жиынтығы
        Ntry|Entry|Запись|Жазба
        NtryRef|Entry reference|Референс записи|Жазба референсі
        NtryDtls|Entry details|Подробности записи|Жазбаның толық мәліметтері
        TxDtls|Transaction details|Подробности операции|Операцияның толық мәліметтері
        BookgDt|Booking date|Дата проводки|Өткізу күні
        ValDt|Value date|Дата валютирования|Валюталау күні
        AcctSvcrRef|Account servicer reference|Референс обслуживающего банка|Қызмет көрсетуші банктің референсі
        BkTxCd|Bank transaction code|Код банковской операции|Банк операциясының коды
        Domn|Domain|Область операций|Операция саласы
        Fmly|Family|Семейство операций|Операция тобы
        SubFmlyCd|Subfamily code|Код подсемейства операций|Операция кіші тобының коды
        AmtDtls|Amount details|Подробности суммы|Соманың толық мәліметтері
        TxAmt|Transaction amount|Сумма операции|Операция сомасы
        RltdPties|Related parties|Связанные стороны|Байланысты тараптар
        RltdAgts|Related agents|Связанные агенты|Байланысты агенттер
        RltdDts|Related dates|Связанные даты|Байланысты күндер
        TtlChrgsAndTaxAmt|Total charges and taxes|Общая сумма комиссий и налогов\
        |Комиссиялар мен салықтардың жалпы сомасы
        AddtlNtryInf|Additional entry information|Дополнительная информация о записи|Жазба туралы қосымша ақпарат
        AddtlStmtInf|Additional statement information|Дополнительная информация о выписке\
        |Үзінді көшірме туралы қосымша ақпарат
        AddtlTxInf|Additional transaction information|Дополнительная информация об операции\
        |Операция туралы қосымша ақпарат
        Sum|Sum|Сумма|Сома
        NbOfNtries|Number of entries|Количество записей|Жазбалар саны
        AcctRptgReq|Account reporting request|Запрос отчётности по счёту|Шот бойынша есептілікті сұрату
        RptgReq|Reporting request|Запрос отчёта|Есеп сұрату
        RptgPrd|Reporting period|Отчётный период|Есепті кезең
        ReqdMsgNmId|Requested message|Запрошенное сообщение|Сұратылған хабарлама
        AcctOwnr|Account owner|Владелец счёта|Шот иесі
        AcctSvcr|Account servicer|Банк, обслуживающий счёт|Шотқа қызмет көрсететін банк
        """
}
