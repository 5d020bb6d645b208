### Maanden en dagen. Hoe een datum wordt geschreven staat in src/dates.rs.

month-january = januari
month-february = februari
month-march = maart
month-april = april
month-may = mei
month-june = juni
month-july = juli
month-august = augustus
month-september = september
month-october = oktober
month-november = november
month-december = december

short-month-january = jan
short-month-february = feb
short-month-march = mrt
short-month-april = apr
short-month-may = mei
short-month-june = jun
short-month-july = jul
short-month-august = aug
short-month-september = sep
short-month-october = okt
short-month-november = nov
short-month-december = dec

weekday-monday = maandag
weekday-tuesday = dinsdag
weekday-wednesday = woensdag
weekday-thursday = donderdag
weekday-friday = vrijdag
weekday-saturday = zaterdag
weekday-sunday = zondag

date-unknown = datum onbekend
