### Months and days. How a date is written is in src/dates.rs.

month-january = January
month-february = February
month-march = March
month-april = April
month-may = May
month-june = June
month-july = July
month-august = August
month-september = September
month-october = October
month-november = November
month-december = December

short-month-january = Jan
short-month-february = Feb
short-month-march = Mar
short-month-april = Apr
short-month-may = May
short-month-june = Jun
short-month-july = Jul
short-month-august = Aug
short-month-september = Sep
short-month-october = Oct
short-month-november = Nov
short-month-december = Dec

weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday

date-unknown = date unknown
