"""Words that tell names in French: titles, first names, what stands before a place or begins an organisation."""

from __future__ import annotations

from ect_coder.folding import folded


def _set(words: str) -> frozenset[str]:
    return frozenset(map(folded, words.split()))


TITLES = _set(
    "m m. mm mm. mme mmes mlle mlles mr mr. dr dr. pr pr. me monsieur madame mademoiselle messieurs mesdames "
    "docteur professeur maître père mère frère sœur tonton tata tatie oncle tante papy mamie abbé"
)
"""What stands before a person's name."""

ARTICLES = _set("le la les l' l’")
PARTICLES = _set("de du des d' d’ la le les l' l’ en sur sous et à aux au")
"""What joins the words of a name of several."""

BEFORE_PLACES = _set("à en vers jusqu'à jusqu’à sur depuis")
PLACES = _set(
    "commune communes mairie maire village ville bourg hameau canton vallée vallées plateau massif marché gare "
    "lycée collège école église place rue pays bassin forêt lac col port île presqu'île secteur territoire "
    "département préfet préfète préfecture sous-préfecture habitants habitante habitant agglomération quartier "
    "foire hôpital"
)
"""What has a place's name after « de »."""

BEFORE_ORGANISATIONS = _set("chez avec")
ORGANISATIONS = _set(
    "agence amicale association asso banque biocoop blanchisserie boulangerie bureau cabinet caisse cave centre "
    "chambre clinique club collectif comité compagnie confédération conseil coop coopérative crédit entreprise "
    "établissements fabrique fédération ferme filature foncière fondation fonds foyer garage groupe groupement "
    "incubateur institut laboratoire ligue malterie maison mission mutuelle office parc pôle régie réseau scierie "
    "secours société syndicat union université usine"
)
"""What a name of an organisation begins with."""

NO_NAMES = _set(
    # said, not named
    "ah aïe allez allô alors amen attention bah ben bof bon bonjour bravo bref chut dame deuze eh euh euhh ha hé "
    "hein heu hm hmm ho hop hum là merci mh mhm mmh mouais nan non oh ok okay ouah ouais ouaip ouf oui paf pff "
    "pfff pouf quoi rires silence stop super tac tiens toc tss voilà wahou waouh youpi zut inaudible cf etc nb ps "
    "p.s. "
    # whose turn it is
    "enquêteur enquêtrice enquêté enquêtée intervieweur intervieweuse interviewé interviewée interviewer question "
    "réponse animateur animatrice speaker locuteur intervenant intervenante conférencier "
    # institutions of every place, offices, calendars
    "état région régions département départements mairie commune communes préfecture préfet république assemblée "
    "ministère conseil communauté pays parc chambre maire présidente président directeur directrice madame "
    "monsieur messieurs mesdames internet noël pâques toussaint dieu covid janvier février mars avril mai juin "
    "juillet août septembre octobre novembre décembre est ouest sud lundi mardi mercredi jeudi vendredi samedi "
    "dimanche "
    # forms, programmes, things with initials
    "ag aap ami amap bac bep bp bpi brevet bts ca cae cap cape cdd cdi ce cerfa cfe cigales covid-19 cse cv cuma "
    "ddt dla dpo eirl ehpad epci erp esat ess esus eta etp eurl fdva feader feder fse gaec gie gip gal hlm hqe "
    "iae insee ong opca pac pao pdf pib plu plui pme pnr poi ptce pv qr rgpd rh rib rsa rse rtt sa sarl sas sasu "
    "sci scic scop scot sdis sica siae sivom sivu siret sms snc tic tpe tva tzcld ulis url vae vrp zac zrr gw kw "
    "kwh mw mwh wifi id ht ttc km kg ha leader www"
)
"""Words that are written with capitals, or that no dictionary has, and that name no one."""

FIRST_NAMES = _set(
    "abdel abdou adam adèle adeline adrien agathe agnès ahmed aïcha alain alban albert alex alexandra alexandre "
    "alexis alfred ali alice aline alix alphonse amandine amélie amina amine anaïs anatole andré andrée angèle "
    "angélique anissa anita anna anne annick annie anouk anthony antoine antoinette antonin antony ariane armand "
    "armelle arnaud arthur astrid aubin aude audrey auguste augustin aurélie aurélien aurore axel aymeric aziz "
    "baptiste basile bastien béatrice bénédicte benjamin benoît bérénice bernadette bernard berthe bertrand "
    "blandine boris brice brigitte bruno camille capucine carine carla carole caroline catherine cathy cécile "
    "cédric céline chantal charlène charles charlotte chloé christelle christian christiane christine christophe "
    "claire clara clarisse claude claudette claudie claudine clémence clément clémentine clotilde colette colin "
    "coralie corentin corinne cyprien cyril cyrille damien dan daniel danièle danielle daphné david dédé delphine "
    "denis denise diane didier dimitri dominique doriane dorothée edgar edith édith edmond édouard éléonore "
    "éliane élie éliette éliott élisa élisabeth élise ella élodie éloïse elsa émeline émile émilie émilien emma "
    "emmanuel emmanuelle emmy enzo éric erik erwan estelle esther étienne eugène eugénie eva évelyne ève fabien "
    "fabienne fabrice fanny farid farida fatima fatou fatoumata fernand fernande fiona flavie flavien flora "
    "florence florent florian francette francine francis franck françois françoise frank fred freddy frédéric "
    "frédérique gabin gabriel gabrielle gaël gaëlle gaëtan gaston gauthier geneviève geoffrey georges georgette "
    "gérald géraldine gérard germain germaine ghislaine gilbert gilberte gilles ginette gisèle grégoire grégory "
    "guénolé guillaume gustave guy gwen gwenaël gwenaëlle gwendoline hakim hamid hamza hassan hector hélène "
    "héloïse henri henriette hervé honorine huguette hugo hugues ibrahim ida inès irène iris isabelle ismaël ivan "
    "jackie jacky jacqueline jacques jade jamila janine jasmine jean jeanine jeanne jeannine jeannot jef jennifer "
    "jérémie jérémy jérôme jessica jimmy joël joëlle joanna johanna jojo jonas jonathan jordan joseph joséphine "
    "josette josiane judith jules julia julie julien juliette julienne justin justine kamel karim karima karine "
    "kathy katia kelly kévin khadija killian kim lætitia laetitia laïla lambert lara laura laure laurence laurent "
    "laurie léa leïla léna lénaïg léo léon léonie leslie liliane lilou lina line lionel lisa lise loïc loïs lola "
    "lorenzo loriane lou louane louis louise louisette loulou luc lucas lucette lucie lucien lucienne ludivine "
    "ludo ludovic lydia lydie lyna maël maëlle maéva magali maëva malika malo mamadou manon manu manuel marc "
    "marceau marcel marcelle margaux margot marguerite maria marianne marie mariette marine marion marius marlène "
    "marthe martin martine marylène maryline maryse maryvonne mathias mathieu mathilde mathis matteo matthias "
    "matthieu maud maurice max maxence maxime maya mehdi mélanie mélina mélissa mélodie michaël michel michèle "
    "micheline mickaël mikaël milan mireille mohamed mohammed momo monique morgane mouloud moussa muriel mustapha "
    "myriam nadège nadia nadine naïma nassim natacha nathalie nathan nelly nico nicolas nicole nina ninon noé "
    "noël noëlle noémie nolwenn nora norbert nour océane odette odile olga olivia olivier omar ombeline oscar "
    "ousmane pascal pascale patrice patricia patrick paul paule paulette pauline perrine philippe pierre "
    "pierrette pierrick pierrot quentin rachel rachid rachida raoul raphaël raphaëlle raymond raymonde rébecca "
    "régine régis rémi rémy renaud rené renée richard robert roberte robin roger roland rolande romain romane "
    "romuald ronan rosalie rose roseline roxane sabine sabrina said saïd salim salima salomé samir samira samuel "
    "samy sandra sandrine sara sarah sébastien ségolène selma serge séverine sidonie simon simone sofia sofiane "
    "soizic solange solène soline sonia sophie souad stella stéphane stéphanie steve steven suzanne sylvain "
    "sylvaine sylvette sylviane sylvie tanguy tania tara tatiana teddy théa théo théodore thérèse thibaud "
    "thibault thierry thomas tifenn timothée tiphaine titouan tom tony tristan ulysse urbain valentin valentine "
    "valérie vanessa véronique victoire victor victorine vincent violaine violette virgile virginie vivien "
    "viviane wallid walter wilfried william xavier yacine yan yann yannick yasmina yasmine yohan yohann yoann "
    "yolande youcef youssef yvan yves yvette yvon yvonne zakaria zoé zohra"
)

EVERYDAY = _set(
    "à ailleurs ainsi après as assez au aucun aucune aujourd'hui aussi autant autour autre autres autrement aux "
    "avant beaucoup bientôt c ça car ce ceci cela celle celles celui cependant certes ces cet cette ceux chacun "
    "chacune chaque chez ci combien comme comment contre d dans davantage de debout dehors déjà demain depuis "
    "derrière des desquels dès dessous dessus devant donc dont du durant elle elles en encore enfin ensemble "
    "ensuite entre environ est et eux guère hier hors ici il ils j jadis jamais je jusque juste l la là laquelle "
    "le lequel les lesquels leur leurs loin lors lorsque lui m ma maintenant mais malgré me même mes mieux mien "
    "moi moins mon n naguère ne néanmoins ni notre nous on or ou où outre par parce parfois parmi partout pas "
    "pendant personne peu plus plusieurs plutôt pour pourquoi pourtant près presque puis puisque qu quand quant "
    "quasi que quel quelle quelqu quelque quelques qui quiconque quoi quoique rien s sa sans sauf se selon "
    "seulement ses si sinon soi soit son sous souvent surtout sur t ta tandis tant tantôt tard te tel telle temps "
    "tes toi ton tôt toujours tous tout toute toutes très trop tu un une vers voici vos votre vous vraiment vu y "
    "zéro deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente "
    "quarante cinquante soixante cent mille"
)
"""Small words that a dictionary of forms may lack."""

REGIONS = _set(
    "france europe paris lyon marseille bretagne normandie occitanie bourgogne franche-comté auvergne rhône-alpes "
    "auvergne-rhône-alpes nouvelle-aquitaine aquitaine île-de-france hauts-de-france grand-est alsace lorraine "
    "picardie champagne limousin poitou charente vendée anjou savoie provence corse jura vosges ardèche drôme "
    "isère ain allier aveyron cantal corrèze creuse dordogne gard gers gironde hérault landes loire lot lozère "
    "mayenne meuse morbihan moselle nièvre nord oise orne sarthe somme tarn var vaucluse vienne yonne finistère "
    "belgique suisse italie espagne allemagne angleterre portugal maroc algérie tunisie sénégal chine japon "
    "écosse irlande pologne roumanie ukraine bordeaux toulouse nantes lille strasbourg montpellier rennes nice "
    "reims dijon grenoble angers brest limoges tours clermont-ferrand besançon metz nancy caen rouen orléans "
    "mulhouse perpignan poitiers quimper vannes lorient valence"
)
"""Places that everybody knows."""
