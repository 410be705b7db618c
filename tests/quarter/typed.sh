cchc update II.1.1=55 2=70:12/BC-VP 3=60 4=65 5=50 6=45:45/BC-PNV 7=xong:46/BC-PNV 8=40 9=70 10=35 11=20 12=60:7/BC-TCKH 13=50 14=80:21/BC-VHTT 15=75 16=30 17=25
cchc update II.2.1=40 2=45 3=50 4=40 5=30:13/BC-VP PL.VIII.1=40 2=45 3=50 4=40 5=30
cchc update PL.I.1=60 2=55 3=40:47/BC-PNV 4=0 5=50
cchc update PL.II.1=66:9/BC-TP 2=50 3=45 4=0 5=0
cchc update PL.III.1=70 2=80 3=xong:14/BC-VP 5=60 6=0 7=65 8=20
cchc update PL.IV.1=0 2=30 3=50 PL.V.1=70 2=65 4=40 5=0 6=25
cchc update PL.V.3=vuong\ mac 7=35 --note 'Chờ kế hoạch của Sở Nội vụ'
cchc update PL.VI.1=60 2=55 3=70 4=xong:8/BC-TCKH 5=45 6=50
cchc update PL.VII.1=85 2=80 3=60 4=40 5=75 6=70
cchc report submit plans/*/progress/2022-Q3/*
